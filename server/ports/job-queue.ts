import type { z } from 'zod'

/**
 * Orders that survive the process that gave them. At least once: a handler must be idempotent.
 * A job is declared here by name and payload, apart from doing it (`jobs/`), so that a use case may enqueue it
 * inside the transaction that makes it true. One technology, pg-boss; the port keeps it out of the domain.
 */
export interface JobQueue<Transaction> {
  /** Enqueued if and only if the transaction commits. The payload is checked here and again at the worker. */
  enqueue<T>(transaction: Transaction, job: JobDeclaration<T>, payload: T, options?: EnqueueOptions): Promise<void>
}

export interface JobDeclaration<T> {
  /** An order: `answer-message`. */
  name: string
  payload: z.ZodType<T>
  /** Attempts after the first one, with exponential back-off; then it goes to the queue's dead letters. */
  retryLimit: number
  retryDelaySeconds: number
  /** A run that takes longer is given to another worker. */
  expireInSeconds: number
}

export interface EnqueueOptions {
  startAfterSeconds?: number
  /** While a job with this key waits or runs, another one with it is not added. */
  singletonKey?: string
}
