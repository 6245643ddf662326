import type { Correlation } from '#server/ports/correlation.ts'
import type { AnyJobHandler } from '#server/ports/job-queue.ts'
import type { Log } from '#server/ports/log.ts'
import type { Metrics } from '#server/ports/metrics.ts'
import type { Span, Tracer } from '#server/ports/tracer.ts'

/** What is notified of what jobs do. */
export interface Watchers {
  log: Log
  metrics: Pick<Metrics, 'jobEnded' | 'defect'>
  correlation: Correlation
  tracer: Tracer
}

/** What a job's row contains besides its payload: the request that ordered it, and that request's trace. */
interface Origin {
  requestId?: string
  traceparent?: string
}

export function currentOrigin({ correlation, tracer }: Watchers): Origin {
  const requestId = correlation.current()
  const traceparent = tracer.current()
  return { ...(requestId === null ? {} : { requestId }), ...(traceparent === null ? {} : { traceparent }) }
}

/** One run of a job, logged, counted and traced as part of what ordered it. A throw sends the job to its next try. */
export async function runJob(
  { log, metrics, correlation, tracer }: Watchers,
  { job, run }: AnyJobHandler,
  { id, data, signal }: { id: string; data: unknown; signal: AbortSignal },
): Promise<void> {
  const { requestId, traceparent, ...payload }: Origin = Object(data)
  const started = performance.now()

  function ended(span: Span, outcome: 'done' | 'failed') {
    const seconds = (performance.now() - started) / 1000
    metrics.jobEnded({ queue: job.name, outcome, seconds })
    span.add({ outcome })
    return { job: job.name, jobId: id, outcome, durationMs: Math.round(seconds * 1000) }
  }

  async function work(span: Span): Promise<void> {
    try {
      await run(job.payload.parse(payload), { signal, jobId: id })
      log.info(ended(span, 'done'), 'A job was done.')
    } catch (error) {
      metrics.defect({ where: 'job' })
      log.warn(
        { err: error, ...ended(span, 'failed') },
        'A job failed; it is tried again unless that was its last try.',
      )
      throw error
    }
  }

  const facts = { queue: job.name, jobId: id, requestId: requestId ?? null }
  await correlation.run(requestId ?? null, () => tracer.run('job', facts, work, traceparent ?? null))
}
