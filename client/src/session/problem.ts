import type { CombinedError } from '@urql/core'

/** Why something that was asked for did not happen, told apart by what can be done about it. */
export type Problem =
  /** The request did not reach the server, or its answer did not come back: trying again is safe. */
  | { kind: 'unreachable' }
  /** `retryAt`: milliseconds since the epoch. */
  | { kind: 'rate-limited'; retryAt: number }
  /** `explanation` is the server's own, fit to show; `field` names the input that it is about. */
  | { kind: 'invalid'; explanation: string; field?: string }
  /** `reason`: why it was refused, for programs. */
  | { kind: 'conflict'; explanation: string; reason?: string }
  /** Not there any more, or not for this credential: from outside the two look the same. */
  | { kind: 'gone' }
  /** A defect on the server's side. */
  | { kind: 'broken' }

export type Outcome<Value> = { ok: true; value: Value } | { ok: false; problem: Problem }

/** One of the API's typed failures, as every operation selects it. */
export interface Refusal {
  __typename: string
  message?: string
  field?: string
  reason?: string
  retryAfterSeconds?: number
}

/** `now`: milliseconds since the epoch. */
export function problemFrom(refusal: Refusal, now: number): Problem {
  const { message: explanation = '', field, reason, retryAfterSeconds = 1 } = refusal
  switch (refusal.__typename) {
    case 'RateLimited':
      return { kind: 'rate-limited', retryAt: now + retryAfterSeconds * 1000 }
    case 'NotFound':
    case 'Unauthenticated':
    case 'Forbidden':
      return { kind: 'gone' }
    case 'Conflict':
      return { kind: 'conflict', explanation, reason }
    case 'InvalidInput':
      return { kind: 'invalid', explanation, field }
    default:
      return { kind: 'broken' }
  }
}

/** Whether sending the same once more, without a person, can help. */
export function isPassing(problem: Problem): boolean {
  return problem.kind === 'unreachable' || problem.kind === 'broken'
}

/** What came of an operation: its data, or why there is none. */
export function outcome<Data>(result: { data?: Data; error?: CombinedError }): Outcome<Data> {
  if (result.data !== undefined && result.data !== null && !result.error)
    return { ok: true, value: result.data }
  return { ok: false, problem: errorProblem(result.error) }
}

/** Typed failures arrive as data; what is left is the network, refusals of a whole operation, and defects. */
function errorProblem(error: CombinedError | undefined): Problem {
  if (error?.networkError) {
    const response: unknown = error.response
    return response instanceof Response && response.status < 500
      ? { kind: 'broken' }
      : { kind: 'unreachable' }
  }
  const refusal = error?.graphQLErrors[0]
  switch (refusal?.extensions.code) {
    case 'NOT_FOUND':
    case 'UNAUTHENTICATED':
    case 'FORBIDDEN':
      return { kind: 'gone' }
    case 'UNAVAILABLE':
      return { kind: 'unreachable' }
    case 'RATE_LIMITED':
      return problemFrom({ ...refusal.extensions, __typename: 'RateLimited' }, Date.now())
    case 'INVALID_INPUT':
      return { kind: 'invalid', explanation: refusal.message }
    default:
      return { kind: 'broken' }
  }
}

/** An expected error of a mutation, as an outcome. */
export function failed(error: Parameters<typeof problemFrom>[0]): { ok: false; problem: Problem } {
  return { ok: false, problem: problemFrom(error, Date.now()) }
}
