import type { ModelFailureKind } from '#server/ports/language-model.ts'

/** One try at one model has failed. Nothing of the vendor's message is kept: it may quote the customer. */
export class AttemptFailure extends Error {
  override readonly name = 'AttemptFailure'
  readonly kind: ModelFailureKind
  /** HTTP status, also of an error object inside the stream; null when there is none. */
  readonly status: number | null
  /** What the vendor asked for, in milliseconds; null when it did not. */
  readonly retryAfterMs: number | null
  constructor(
    kind: ModelFailureKind,
    message: string,
    { status = null, retryAfterMs = null }: { status?: number | null; retryAfterMs?: number | null } = {},
  ) {
    super(message)
    this.kind = kind
    this.status = status
    this.retryAfterMs = retryAfterMs
  }
}
