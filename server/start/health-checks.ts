import type { FaqLibrary } from '../domain/knowledge/search/faq-library.ts'
import type { NearestBound } from '../domain/limits/spend-accounts.ts'
import type { HealthCheck, HealthReport } from '../http/health.ts'
import type { EventBus } from '../ports/event-bus.ts'
import type { ModelFailureKind } from '../ports/language-model.ts'
import type { QueueLoad } from '../ports/metrics.ts'

export interface HealthSources {
  /** Why the database takes no writes; null when it does. */
  writes(): Promise<string | null>
  bus: EventBus
  faqs: FaqLibrary
  /** Why the model is not asked at the moment, or only on trial; null: it is, or there is none. */
  modelOutage(): ModelFailureKind | null
  /** What part of the model's tokens of this day, or month, is spent; null without a bound. */
  nearestBound(): Promise<NearestBound | null>
  /** What is wrong with the model's server, as far as can be told without a call that costs. */
  probeModel(): Promise<string | null>
  jobs(): Promise<readonly QueueLoad[]>
}

const LATE_SECONDS = 120

const MEANWHILE = 'customers get FAQ answers or an agent until it answers again.'

const outageInWords: Partial<Record<ModelFailureKind, string>> = {
  'out-of-credit': 'The model’s account is out of credit: top it up, or change OPENROUTER_API_KEY',
  unauthorized: 'The model’s server refuses the key: check OPENROUTER_API_KEY',
  'rate-limited': 'The model’s provider limits the rate of calls',
  unreachable: 'The model’s server does not answer',
  timeout: 'The model does not answer in time',
}

/** What `/health` looks at. The model is judged by how its calls end first: no probe that costs nothing can tell more. */
export function createHealthChecks(sources: HealthSources): HealthCheck[] {
  const { writes, bus, faqs, modelOutage, nearestBound, probeModel, jobs } = sources
  return [
    { name: 'database', required: true, check: writes },
    {
      name: 'bus',
      required: false,
      check: async () =>
        bus.healthy() ? null : 'News between replicas are delayed; messages arrive by polling.',
    },
    {
      ...{ name: 'faqs', required: false },
      check: async () => faqs.status().degraded,
      progress: () => faqs.status().progress,
    },
    {
      name: 'model',
      required: false,
      check: async () => {
        const outage = modelOutage()
        if (outage !== null) return `${outageInWords[outage] ?? 'The model fails'}; ${MEANWHILE}`
        return complaintAboutSpend(await nearestBound()) ?? probeModel()
      },
    },
    { name: 'jobs', required: false, check: async () => complaintAboutJobs(await jobs()) },
  ]
}

/** What a call would need is not known here; the last few hundredths are less than any. */
function complaintAboutSpend(nearest: NearestBound | null): string | null {
  if (nearest === null || nearest.ratio < 0.8) return null
  const { ratio, setting } = nearest
  const spent = `${Math.floor(ratio * 100)} % of what the model may take is spent (${setting})`
  return ratio < 0.99
    ? `${spent}.`
    : `${spent}; customers get FAQ answers or an agent until the day, or month, is over (UTC).`
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
