import type { Db } from './domain/db.ts'
import type { FaqLibrary } from './domain/faq/faq-library.ts'
import type { HealthCheck, HealthReport } from './http/health.ts'
import type { EventBus } from './ports/event-bus.ts'
import type { QueueLoad } from './ports/metrics.ts'

export interface HealthSources {
  db: Db
  bus: EventBus
  faqs: FaqLibrary
  /** Null: no model is configured. */
  modelCircuit(): 'closed' | 'open' | 'half-open' | null
  /** What is wrong with the model's server, as far as can be told without a call that costs. */
  probeModel(): Promise<string | null>
  jobs(): Promise<readonly QueueLoad[]>
}

const LATE_SECONDS = 120

/** What `/health` looks at. The model is judged by how its calls end first: no probe that costs nothing can tell more. */
export function createHealthChecks(sources: HealthSources): HealthCheck[] {
  const { db, bus, faqs, modelCircuit, probeModel, jobs } = sources
  return [
    { name: 'database', required: true, check: () => db.$queryRaw`SELECT 1`.then(() => null) },
    {
      name: 'bus',
      required: false,
      check: async () =>
        bus.healthy() ? null : 'News between replicas are delayed; messages arrive by polling.',
    },
    { name: 'faqs', required: false, check: async () => faqs.status().degraded },
    {
      name: 'model',
      required: false,
      check: async () =>
        // Half-open: it may be asked again, and nobody has yet.
        ['open', 'half-open'].includes(modelCircuit() ?? 'closed')
          ? 'The model fails; customers are handed over until it answers again.'
          : probeModel(),
    },
    { name: 'jobs', required: false, check: async () => complaintAboutJobs(await jobs()) },
  ]
}

function complaintAboutJobs(queues: readonly QueueLoad[]): string | null {
  const dead = queues.filter(({ deadLetters }) => deadLetters > 0).map(({ queue }) => queue)
  if (dead.length > 0) return `Jobs were given up: ${dead.join(', ')}. See docs/running.md, dead letters.`
  const late = queues
    .filter(({ oldestReadySeconds }) => oldestReadySeconds > LATE_SECONDS)
    .map(({ queue }) => queue)
  return late.length > 0 ? `Jobs wait for a worker: ${late.join(', ')}.` : null
}

/** For the metrics: 1 well, 0.5 degraded, 0 down. */
export function healthAsNumbers({ checks }: HealthReport): Record<string, number> {
  const numbers = { ok: 1, degraded: 0.5, down: 0 }
  return Object.fromEntries(Object.entries(checks).map(([name, { state }]) => [name, numbers[state]]))
}
