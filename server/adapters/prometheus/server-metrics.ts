import type { Metrics } from '#server/ports/metrics.ts'
import { amount, boundedLabel, buckets, type MetricFamilies } from './metric-families.ts'

type Recorded = Pick<
  Metrics,
  | 'operationEnded'
  | 'rateLimited'
  | 'subscriptionOpened'
  | 'deltaSent'
  | 'deltaDropped'
  | 'slowConsumerClosed'
  | 'jobEnded'
  | 'defect'
>

/** What the server does: its API, its delivery, its jobs. */
export function createServerMetrics(
  { counter, gauge, histogram }: MetricFamilies,
  known: { fields: readonly string[]; queues: readonly string[] },
): Recorded {
  const operations = counter('operations_total', 'Operations of the API, by root field.', [
    'field',
    'type',
    'outcome',
  ])
  const operationSeconds = histogram('operation_duration_seconds', 'Queries and mutations, by root field.', {
    bounds: buckets.request,
    labelNames: ['field'],
  })
  const limited = counter('rate_limited_total', 'Refused because there was too much of it.', ['by'])
  const subscriptions = gauge('subscriptions_open', 'Subscriptions that are open.', ['kind'])
  const sent = counter('deltas_sent_total', 'Pieces of replies sent to subscribers.')
  const dropped = counter('deltas_dropped_total', 'Pieces of replies and typing not kept for a slow reader.')
  const slow = counter('slow_consumers_closed_total', 'Connections closed because their reader was too slow.')
  const jobs = counter('jobs_ended_total', 'Runs of jobs.', ['queue', 'outcome'])
  const jobSeconds = histogram('job_duration_seconds', 'One run of a job, failed ones included.', {
    bounds: buckets.job,
    labelNames: ['queue'],
  })
  const defects = counter('defects_total', 'Failures that no caller expected: each is in the log.', ['where'])
  const fieldLabel = boundedLabel(known.fields)
  const queueLabel = boundedLabel(known.queues)

  for (const by of ['session', 'address', 'cost', 'guesses']) limited.inc({ by }, 0)
  for (const kind of ['session', 'inbox']) subscriptions.set({ kind }, 0)
  for (const where of ['request', 'job', 'delivery']) defects.inc({ where }, 0)
  for (const queue of known.queues) {
    for (const outcome of ['done', 'failed']) jobs.inc({ queue, outcome }, 0)
  }

  return {
    operationEnded({ field, type, outcome, seconds }) {
      const name = fieldLabel(field)
      operations.inc({ field: name, type, outcome })
      // A subscription lasts as long as its reader stays, which says nothing about us.
      if (type !== 'subscription') operationSeconds.observe({ field: name }, amount(seconds))
    },
    rateLimited: ({ by }) => limited.inc({ by }),
    subscriptionOpened({ kind }) {
      subscriptions.inc({ kind })
      let open = true
      return () => {
        if (open) subscriptions.dec({ kind })
        open = false
      }
    },
    deltaSent: () => sent.inc(),
    deltaDropped: () => dropped.inc(),
    slowConsumerClosed: () => slow.inc(),
    jobEnded({ queue, outcome, seconds }) {
      const name = queueLabel(queue)
      jobs.inc({ queue: name, outcome })
      jobSeconds.observe({ queue: name }, amount(seconds))
    },
    defect: ({ where }) => defects.inc({ where }),
  }
}
