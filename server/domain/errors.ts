/**
 * Expected failures: the person can do something about them. They reach clients as data (`UserError`).
 * Everything else that is thrown is a defect: logged, counted, masked.
 */
export abstract class DomainError extends Error {
  abstract readonly code: string
}

/** A value that cannot be used: which field, why, what to do. */
export class InvalidInput extends DomainError {
  override readonly name = 'InvalidInput'
  readonly code = 'INVALID_INPUT'
  readonly field: string
  constructor(field: string, message: string) {
    super(message)
    this.field = field
  }
}

/** Absent, or not for this credential: from outside the two look the same. */
export class NotFound extends DomainError {
  override readonly name = 'NotFound'
  readonly code = 'NOT_FOUND'
  constructor(what = 'This') {
    super(`${what} does not exist, or not for this credential.`)
  }
}

/** The state has moved on since the caller looked. */
export class Conflict extends DomainError {
  override readonly name = 'Conflict'
  readonly code = 'CONFLICT'
}

/** Too much, too fast. */
export class RateLimited extends DomainError {
  override readonly name = 'RateLimited'
  readonly code = 'RATE_LIMITED'
  readonly retryAfterSeconds: number
  constructor(retryAfterSeconds: number) {
    super(`Too many requests. Try again in ${retryAfterSeconds} s.`)
    this.retryAfterSeconds = retryAfterSeconds
  }
}
