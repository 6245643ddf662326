import type { z } from 'zod'

/**
 * Orders that survive the process that gave them. At least once: a handler must be idempotent.
 * A job is declared here by name and payload, apart from doing it (`jobs/`), so that a use case may enqueue it
 * inside the transaction that makes it true. One technology, pg-boss; the port keeps it out of the domain.
 */
export interface JobQueue<Transaction> {
  /**
   * Enqueued if and only if the transaction commits. The payload is checked here and again at the worker. Returns the
   * job's id; null when another one with its singletonKey is there already.
   */
  enqueue<T>(
    transaction: Transaction,
    job: JobDeclaration<T>,
    payload: T,
    options?: EnqueueOptions,
  ): Promise<string | null>
  /** The same for a transaction that is one statement: what to write into it. The payload's `seq` counts within the turn. */
  insertion<T>(job: JobDeclaration<T>, payload: T, options?: EnqueueOptions): Promise<JobInsertion>
  /** Lets a job begin that many seconds from now; 0: at once. False: it has begun, or is gone. */
  postpone(job: QueueDeclaration, jobId: string, seconds: number): Promise<boolean>
  /** Deletes every job, waiting, done or dead, whose payload names one of the ids; returns how many. */
  forget(transaction: Transaction, ids: readonly string[]): Promise<number>
}

export interface JobDeclaration<T> {
  /** An order: `answer-message`. */
  name: string
  payload: z.ZodType<T>
  /** Attempts after the first one, with exponential back-off; then it goes to the queue's dead letters. */
  retryLimit: number
  retryDelaySeconds: number
  /** Where the back-off ends, in seconds; without it, it doubles with every try. */
  retryDelayMaxSeconds?: number
  /** A run that takes longer is given to another worker. */
  expireInSeconds: number
  /** How many of them one worker runs at the same time; 2 without it. More for those that mostly wait. */
  atOnce?: number
}

/** A job as a part of a statement. */
export interface JobInsertion {
  id: string
  /** The queue's. */
  name: string
  /** A data-modifying statement of one parameter, `$1::text`: an array of `value` as JSON. */
  sql: string
  value: object
}

export interface EnqueueOptions {
  startAfterSeconds?: number
  /** While a job with this key waits or runs, another one with it is not added. */
  singletonKey?: string
}

/** What does one kind of job. A throw sends the job to its next try; `signal` aborts when the process stops. */
export interface JobHandler<T> {
  job: JobDeclaration<T>
  /** A cron expression in UTC: the job is also ordered by the clock, with this payload. */
  schedule?: { cron: string; payload: T }
  run(payload: T, context: JobContext): Promise<void>
  /**
   * In place of a dead letter: settles in another way what the last try could not. Is itself tried several times
   * before it is left to the operator. Without it every job that is given up is.
   */
  giveUp?(payload: T, context: JobContext): Promise<void>
}

export interface JobContext {
  signal: AbortSignal
  jobId: string
}

/** What a queue has to know of a job before any is sent. */
export type QueueDeclaration = Omit<JobDeclaration<unknown>, 'payload'>

/** A handler whose payload's type nobody needs to know any more: it is checked by the job's own schema. */
export type AnyJobHandler = JobHandler<unknown>

/** Forgets the payload's type; `run` only ever gets what `job.payload` let through. */
export function anyJob<T>({ job, schedule, run, giveUp }: JobHandler<T>): AnyJobHandler {
  return {
    job,
    ...(schedule ? { schedule } : {}),
    run: (payload, context) => run(job.payload.parse(payload), context),
    ...(giveUp ? { giveUp: (payload, context) => giveUp(job.payload.parse(payload), context) } : {}),
  }
}
