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

/** No usable credential: none where one is needed, or one that is unknown, revoked or expired. */
export class Unauthenticated extends DomainError {
  override readonly name = 'Unauthenticated'
  readonly code = 'UNAUTHENTICATED'
}

/** The credential is valid but may not do this, whatever it is asked about. */
export class Forbidden extends DomainError {
  override readonly name = 'Forbidden'
  readonly code = 'FORBIDDEN'
  /** The scope that would allow it to a partner's key; null when none does. */
  readonly missingScope: string | null
  /** The least role that would; null when none does. */
  readonly requiredRole: 'AGENT' | 'ADMIN' | null
  constructor({
    missingScope = null,
    requiredRole = null,
  }: Partial<Pick<Forbidden, 'missingScope' | 'requiredRole'>>) {
    const needs = [
      ...(requiredRole === null ? [] : [`the role ${requiredRole}`]),
      ...(missingScope === null ? [] : [`the scope ${missingScope}`]),
    ].join(' or ')
    super(`This credential does not allow this.${needs && ` It needs ${needs}.`}`)
    this.missingScope = missingScope
    this.requiredRole = requiredRole
  }
}

/** Absent, or another customer's: from outside the two look the same. */
export class NotFound extends DomainError {
  override readonly name = 'NotFound'
  readonly code = 'NOT_FOUND'
  constructor(what = 'This') {
    super(`${what} was not found, or this credential may not access it.`)
  }
}

/** Why an action was refused, for programs. */
export const conflictReasons = [
  'ALREADY_RESOLVED',
  'NOT_RESOLVED',
  'NOT_WAITING',
  'NOT_WITH_AGENT',
  'WITH_AGENT',
  'OWNED_BY_ANOTHER',
  'UNANSWERED_MESSAGE',
  'TOO_LATE',
  'TRANSLATION_OFF',
  'TRANSLATION_UNAVAILABLE',
  'TRANSLATION_DIFFERS',
  'OTHER',
] as const
export type ConflictReason = (typeof conflictReasons)[number]

/** The state has moved on since the caller looked. */
export class Conflict extends DomainError {
  override readonly name = 'Conflict'
  readonly code = 'CONFLICT'
  readonly reason: ConflictReason
  constructor(message: string, reason: ConflictReason = 'OTHER') {
    super(message)
    this.reason = reason
  }
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

/** More at once than can be served soon; nothing of it was stored. */
export class Unavailable extends DomainError {
  override readonly name = 'Unavailable'
  readonly code = 'UNAVAILABLE'
  readonly retryAfterSeconds: number
  constructor(retryAfterSeconds: number) {
    super(
      `Too many people are writing right now. Try again in ${retryAfterSeconds} s; with the same clientMessageId nothing is stored twice.`,
    )
    this.retryAfterSeconds = retryAfterSeconds
  }
}
