/** Who pays for what a request or job costs, besides all together; what is not known is left out. */
export interface Payers {
  sessionId?: string
  /** Of the client, when it has no API key. */
  address?: string
  keyId?: string
}

/**
 * The id of the request that caused what runs now, so that its log lines, the customer's error, the jobs that it
 * ordered and its model calls can be found together; and who pays for these. Follows promises, not processes: a job
 * carries the id along.
 */
export interface Correlation {
  /** Null outside of a request or job. */
  current(): string | null
  payers(): Payers
  /** Whatever runs around it, `work` is caused by this request, and nobody is known yet who pays. */
  run<T>(requestId: string | null, work: () => T): T
  /** `work` is paid by these, too. */
  charge<T>(payers: Payers, work: () => T): T
}
