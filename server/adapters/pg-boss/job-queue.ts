import type { Pool } from 'pg'
import { fromPrisma, PgBoss } from 'pg-boss'
import type { Tx } from '#server/domain/db.ts'
import type { Correlation } from '#server/ports/correlation.ts'
import type { AnyJobHandler, JobQueue, QueueDeclaration } from '#server/ports/job-queue.ts'
import type { Log } from '#server/ports/log.ts'
import type { Metrics } from '#server/ports/metrics.ts'

export interface Jobs {
  queue: JobQueue<Tx>
  /** Begins to run jobs in this process. */
  work(handlers: readonly AnyJobHandler[]): Promise<void>
  /** The jobs of each queue by state, for health and metrics. */
  boss: PgBoss
  /** Waits for running jobs up to a few seconds; what is not finished is run again elsewhere. */
  close(): Promise<void>
}

export interface JobsOptions {
  pool: Pool
  log: Log
  /** Every job there is: each process creates all queues, for sending to one that does not exist is an error. */
  declared: readonly QueueDeclaration[]
  /** True in a process that runs jobs: it also does pg-boss's housekeeping. */
  worker: boolean
  metrics: Pick<Metrics, 'jobEnded' | 'defect'>
  correlation: Correlation
}

/** A killed worker's job is taken over after this long without a sign of life, once somebody has looked. */
const HEARTBEAT_SECONDS = 10
const LOOK_EVERY_SECONDS = 2
const STOP_SECONDS = 5
const NO_JOB = '00000000-0000-0000-0000-000000000000'

export function deadLettersOf(name: string): string {
  return `${name}-dead-letters`
}

export async function createJobs(options: JobsOptions): Promise<Jobs> {
  const { pool, log, declared, worker, correlation } = options
  let stopping = false
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    schema: 'pgboss',
    supervise: worker,
    schedule: worker,
    superviseIntervalSeconds: LOOK_EVERY_SECONDS,
    monitorIntervalSeconds: LOOK_EVERY_SECONDS,
    cronMonitorIntervalSeconds: 30,
    queueCacheIntervalSeconds: 30,
  })
  boss.on('error', (error) => {
    // A graceful stop closes the connection under pg-boss's timers.
    if (!stopping) log.error({ err: error }, 'The job queue reported an error.')
  })
  await boss.start()
  for (const job of declared) await createQueues(boss, job)

  return {
    boss,
    queue: {
      async enqueue(tx, job, payload, options = {}) {
        const requestId = correlation.current()
        const data = { ...Object(job.payload.parse(payload)), ...(requestId === null ? {} : { requestId }) }
        return boss.send(job.name, data, {
          db: fromPrisma(tx),
          ...(options.startAfterSeconds === undefined ? {} : { startAfter: options.startAfterSeconds }),
          ...(options.singletonKey === undefined ? {} : { singletonKey: options.singletonKey }),
        })
      },
      async postpone({ name }, id, seconds) {
        const { updated } = await boss.update(name, undefined, { id, startAfter: seconds })
        return updated > 0
      },
      async forget(tx, ids) {
        const named = [...ids]
        return tx.$executeRaw`
          DELETE FROM pgboss.job
          WHERE data->>'sessionId' = ANY(${named}) OR data->>'ticketId' = ANY(${named})`
      },
    },
    async work(handlers) {
      for (const handler of handlers) await startWorker(boss, options, handler)
    },
    async close() {
      stopping = true
      await boss.stop({ graceful: true, timeout: STOP_SECONDS * 1000, close: false })
    },
  }
}

async function createQueues(boss: PgBoss, job: QueueDeclaration): Promise<void> {
  const options = {
    retryLimit: job.retryLimit,
    retryDelay: job.retryDelaySeconds,
    retryBackoff: true,
    expireInSeconds: job.expireInSeconds,
    heartbeatSeconds: HEARTBEAT_SECONDS,
  }
  const deadLetter = deadLettersOf(job.name)
  await boss.createQueue(deadLetter)
  await boss.createQueue(job.name, { ...options, deadLetter })
  // Creating leaves a queue that is there already as it is: this start may have new settings.
  await boss.updateQueue(job.name, { ...options, deadLetter })
  // pg-boss reads a queue's settings with its first use, over the pool even inside a caller's transaction; on the
  // embedded database that read would wait for the transaction, and the transaction for it. So: use it once now.
  await boss.findJobs(job.name, { id: NO_JOB })
}

async function startWorker(
  boss: PgBoss,
  { log, metrics, correlation }: JobsOptions,
  { job, schedule, run }: AnyJobHandler,
): Promise<void> {
  // Somebody waits for what a use case ordered; what the clock orders can begin a little later.
  const options = schedule
    ? { pollingIntervalSeconds: 10, batchSize: 1, localConcurrency: 1 }
    : { pollingIntervalSeconds: 1, batchSize: 1, localConcurrency: 2 }
  await boss.work(job.name, options, async (batch) => {
    for (const { id, data, signal } of batch) {
      // The request that ordered the job rides along beside its payload.
      const { requestId, ...payload }: { requestId?: string } = Object(data)
      const started = performance.now()
      const ended = (outcome: 'done' | 'failed') => {
        const seconds = (performance.now() - started) / 1000
        metrics.jobEnded({ queue: job.name, outcome, seconds })
        return { job: job.name, jobId: id, outcome, durationMs: Math.round(seconds * 1000) }
      }
      await correlation.run(requestId ?? null, async () => {
        try {
          await run(job.payload.parse(payload), { signal, jobId: id })
          log.info(ended('done'), 'A job was done.')
        } catch (error) {
          metrics.defect({ where: 'job' })
          log.warn(
            { err: error, ...ended('failed') },
            'A job failed; it is tried again unless that was its last try.',
          )
          throw error
        }
      })
    }
  })
  if (schedule) await boss.schedule(job.name, schedule.cron, Object(schedule.payload), { tz: 'UTC' })
}
