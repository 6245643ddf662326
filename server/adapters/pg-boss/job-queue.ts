import { randomUUIDv7 } from 'node:crypto'
import type { Pool } from 'pg'
import { fromPrisma, type Job, type JobResult, PgBoss } from 'pg-boss'
import type { Tx } from '#server/domain/db.ts'
import type {
  AnyJobHandler,
  EnqueueOptions,
  JobInsertion,
  JobQueue,
  QueueDeclaration,
} from '#server/ports/job-queue.ts'
import { currentOrigin, runJob, type Watchers } from './run-job.ts'

export interface Jobs {
  queue: JobQueue<Tx>
  /** Begins to run jobs in this process. */
  work(handlers: readonly AnyJobHandler[]): Promise<void>
  /** The jobs of each queue by state, for health and metrics. */
  boss: PgBoss
  /** Waits for running jobs up to a few seconds; what is not finished is run again elsewhere. */
  close(): Promise<void>
}

export interface JobsOptions extends Watchers {
  pool: Pool
  /** Every job there is: each process creates all queues, for sending to one that does not exist is an error. */
  declared: readonly QueueDeclaration[]
  /** True in a process that runs jobs: it also does pg-boss's housekeeping. */
  worker: boolean
}

/** A killed worker's job is given to another one after this long without a sign of life (pg-boss's least). */
const HEARTBEAT_SECONDS = 10
/** pg-boss looks when both its timers have passed: what the first one just misses waits for its next turn. */
const LOOK_EVERY_SECONDS = 2
const TURN_SECONDS = 1
const STOP_SECONDS = 5
/** Those of one kind that are fetched together also end together: a few fetchers, so that a slow one holds up few. */
const FETCHERS = 4
/** How what is done about a job that was given up is tried itself: for about an hour. */
const GIVING_UP = { retryLimit: 10, retryDelay: 5, retryBackoff: true, heartbeatSeconds: HEARTBEAT_SECONDS }
const NO_JOB = '00000000-0000-0000-0000-000000000000'

export function deadLettersOf(name: string): string {
  return `${name}-dead-letters`
}

export async function createJobs(options: JobsOptions): Promise<Jobs> {
  const { pool, log, declared, worker, ...watching } = options
  const watchers = { log, ...watching }
  let stopping = false
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    schema: 'pgboss',
    supervise: worker,
    schedule: worker,
    superviseIntervalSeconds: TURN_SECONDS,
    monitorIntervalSeconds: LOOK_EVERY_SECONDS,
    cronMonitorIntervalSeconds: 30,
    queueCacheIntervalSeconds: 30,
  })
  boss.on('error', (error) => {
    // A graceful stop closes the connection under pg-boss's timers.
    if (!stopping) log.error({ err: error }, 'The job queue reported an error.')
  })
  async function close() {
    stopping = true
    await boss.stop({ graceful: true, timeout: STOP_SECONDS * 1000, close: false })
  }
  try {
    await boss.start()
    for (const job of declared) await createQueues(boss, job)
  } catch (error) {
    await close()
    throw error
  }

  return {
    boss,
    queue: {
      async enqueue(tx, job, payload, options = {}) {
        const data = { ...Object(job.payload.parse(payload)), ...currentOrigin(watchers) }
        return boss.send(job.name, data, { db: fromPrisma(tx), ...sendOptions(options) })
      },
      async insertion(job, payload, options = {}) {
        const data = { ...Object(job.payload.parse(payload)), ...currentOrigin(watchers) }
        const id = randomUUIDv7()
        const written = Promise.withResolvers<JobInsertion>()
        // What pg-boss would send by itself, taken down instead of sent.
        const executeSql = async (sql: string, [jobs]: unknown[] = []) => {
          const [value] = JSON.parse(String(jobs))
          written.resolve({ id, name: job.name, sql, value })
          return { rows: [{ id }] }
        }
        await boss.send(job.name, data, { id, db: { executeSql }, ...sendOptions(options) })
        return written.promise
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
      for (const handler of handlers) await startWorker(boss, watchers, handler)
    },
    close,
  }
}

function sendOptions({ startAfterSeconds, singletonKey }: EnqueueOptions) {
  return {
    ...(startAfterSeconds === undefined ? {} : { startAfter: startAfterSeconds }),
    ...(singletonKey === undefined ? {} : { singletonKey }),
  }
}

async function createQueues(boss: PgBoss, job: QueueDeclaration): Promise<void> {
  const options = {
    retryLimit: job.retryLimit,
    retryDelay: job.retryDelaySeconds,
    retryBackoff: true,
    ...(job.retryDelayMaxSeconds === undefined ? {} : { retryDelayMax: job.retryDelayMaxSeconds }),
    expireInSeconds: job.expireInSeconds,
    heartbeatSeconds: HEARTBEAT_SECONDS,
  }
  const deadLetter = deadLettersOf(job.name)
  await boss.createQueue(deadLetter, GIVING_UP)
  await boss.updateQueue(deadLetter, GIVING_UP)
  await boss.createQueue(job.name, { ...options, deadLetter })
  // Creating leaves a queue that is there already as it is: this start may have new settings.
  await boss.updateQueue(job.name, { ...options, deadLetter })
  // pg-boss reads a queue's settings with its first use, over the pool even inside a caller's transaction; on the
  // embedded database that read would wait for the transaction, and the transaction for it. So: use it once now.
  await boss.findJobs(job.name, { id: NO_JOB })
}

async function startWorker(boss: PgBoss, watchers: Watchers, handler: AnyJobHandler): Promise<void> {
  const { job, schedule } = handler
  // A person waits for what a use case ordered; what is on a schedule can begin a little later.
  const atOnce = schedule ? 1 : (job.atOnce ?? 2)
  const localConcurrency = Math.min(atOnce, FETCHERS)
  const options = {
    pollingIntervalSeconds: schedule ? 10 : 1,
    localConcurrency,
    batchSize: Math.ceil(atOnce / localConcurrency),
    burstWhenBatchFull: true,
    perJobResults: true,
  } as const
  await boss.work(job.name, options, (batch) => Promise.all(batch.map((given) => settle(given))))
  if (handler.giveUp) {
    const givingUp = { job, run: handler.giveUp }
    await boss.work(deadLettersOf(job.name), { pollingIntervalSeconds: 2, batchSize: 1 }, async (batch) => {
      for (const given of batch) await runJob(watchers, givingUp, given)
    })
  }
  if (schedule) await boss.schedule(job.name, schedule.cron, Object(schedule.payload), { tz: 'UTC' })

  async function settle(given: Job<unknown>): Promise<JobResult> {
    try {
      await runJob(watchers, handler, given)
      return { id: given.id, status: 'completed' }
    } catch (error) {
      return { id: given.id, status: 'failed', output: { message: String(error) } }
    }
  }
}
