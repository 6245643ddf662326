import type { Gauge } from 'prom-client'
import type { MetricSources } from '#server/ports/metrics.ts'
import type { MetricFamilies } from './metric-families.ts'

export interface SampledGauges {
  readFrom(sources: MetricSources): void
  /** Reads every source once. Never rejects. */
  sample(): Promise<void>
}

interface Reader {
  plain?: Gauge<never>[]
  labelled?: Gauge<string>[]
  read(from: MetricSources): void | Promise<void>
}

/** A database that hangs must not keep Prometheus from the other figures: those say that it hangs. */
const SOURCE_TIMEOUT_MS = 2000

/** Gauges that are read when Prometheus asks. A source that fails leaves its gauges out: no figure beats an old one. */
export function createSampledGauges(families: MetricFamilies): SampledGauges {
  const readers = [...replicaReaders(families), ...installationReaders(families)]
  let sources: MetricSources | null = null
  // A gauge without labels is born as 0, which would be a figure that was never read.
  for (const { plain = [] } of readers) for (const unread of plain) unread.remove()

  return {
    readFrom(given) {
      sources = given
    },
    async sample() {
      const from = sources
      if (from) await Promise.all(readers.map((reader) => sampleOne(reader, from)))
    },
  }
}

/** What this replica knows of itself. */
function replicaReaders({ gauge }: MetricFamilies): Reader[] {
  const sockets = gauge('sockets_open', 'WebSockets that are open.')
  const watched = gauge('sessions_watched', 'Sessions with a subscriber at this replica.')
  const faqs = gauge('faqs_enabled', 'FAQs in the index of this replica.')
  const faqsDegraded = gauge('faq_index_degraded', '1 while the index is old or without its encoder.')
  const circuit = gauge('model_circuit_state', '1 for the state that the circuit is in.', ['state'])
  const pool = gauge('database_pool_connections', 'Connections of the pool.', ['state'])
  const poolWaiting = gauge('database_pool_waiting', 'Statements that wait for a connection.')
  const health = gauge('health_ratio', '1 well, 0.5 degraded, 0 down.', ['part'])
  return [
    { plain: [sockets], read: (from) => sockets.set(from.sockets()) },
    { plain: [watched], read: (from) => watched.set(from.watchedSessions()) },
    {
      plain: [faqs, faqsDegraded],
      read(from) {
        const { enabled, degraded } = from.faqs()
        faqs.set(enabled)
        faqsDegraded.set(degraded ? 1 : 0)
      },
    },
    {
      labelled: [circuit],
      read(from) {
        const current = from.modelCircuit()
        if (current === null) return
        for (const state of ['closed', 'open', 'half-open']) circuit.set({ state }, state === current ? 1 : 0)
      },
    },
    {
      plain: [poolWaiting],
      labelled: [pool],
      read(from) {
        const { total, idle, waiting } = from.databasePool()
        pool.set({ state: 'idle' }, idle)
        pool.set({ state: 'busy' }, total - idle)
        poolWaiting.set(waiting)
      },
    },
    {
      labelled: [health],
      async read(from) {
        for (const [part, ratio] of Object.entries(await from.health())) health.set({ part }, ratio)
      },
    },
  ]
}

/** What all replicas share; each of them reports it. */
function installationReaders({ gauge }: MetricFamilies): Reader[] {
  const tickets = gauge('tickets', 'Unresolved tickets of the whole installation.', ['status'])
  const oldestTicket = gauge('oldest_waiting_seconds', 'How long the customer waits who waits longest.')
  const jobs = gauge('jobs', 'Jobs of the whole installation.', ['queue', 'state'])
  const deadLetters = gauge('dead_letters', 'Jobs given up after their last try.', ['queue'])
  const spent = gauge(
    'model_spent_ratio',
    "What part of the model's tokens of the day, or of the month, is spent.",
  )
  const oldestJob = gauge('oldest_job_seconds', 'How long the oldest due job has been due.', ['queue'])
  return [
    {
      plain: [oldestTicket],
      labelled: [tickets],
      async read(from) {
        const { open, taken, oldestOpenSeconds } = await from.tickets()
        tickets.set({ status: 'open' }, open)
        tickets.set({ status: 'taken' }, taken)
        oldestTicket.set(oldestOpenSeconds)
      },
    },
    {
      plain: [spent],
      async read(from) {
        const ratio = await from.modelSpentRatio()
        if (ratio !== null) spent.set(ratio)
      },
    },
    {
      labelled: [jobs, deadLetters, oldestJob],
      async read(from) {
        for (const { queue, ...load } of await from.jobs()) {
          for (const state of ['ready', 'deferred', 'active'] as const)
            jobs.set({ queue, state }, load[state])
          deadLetters.set({ queue }, load.deadLetters)
          oldestJob.set({ queue }, load.oldestReadySeconds)
        }
      },
    },
  ]
}

async function sampleOne({ plain = [], labelled = [], read }: Reader, from: MetricSources): Promise<void> {
  try {
    await within(SOURCE_TIMEOUT_MS, async () => read(from))
  } catch {
    // Visible by the absence of its figures; what exactly failed is in the log of the source.
    for (const metric of plain) metric.remove()
    for (const metric of labelled) metric.reset()
  }
}

async function within<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('The source took too long.')), ms)
  try {
    return await Promise.race([work(), late])
  } finally {
    clearTimeout(timer)
  }
}
