/**
 * The id of the request that caused what runs now, so that its log lines, the customer's error, the jobs that it
 * ordered and its model calls can be found together. Follows promises, not processes: a job carries it along.
 */
export interface Correlation {
  /** Null outside of a request or job. */
  current(): string | null
  run<T>(requestId: string | null, work: () => T): T
}
