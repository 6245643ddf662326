/** Why something that the customer asked for did not happen, told apart by what they can do about it. */
export type Problem =
  /** The request did not reach the server, or its answer did not come back: trying again is safe. */
  | { kind: 'unreachable' }
  /** `retryAt`: milliseconds since the epoch. */
  | { kind: 'rate-limited'; retryAt: number }
  /** `explanation` is the server's own, fit to show. */
  | { kind: 'invalid'; explanation: string }
  | { kind: 'conflict'; explanation: string }
  /** The session is no longer there, or its token is not accepted. */
  | { kind: 'gone' }
  /** A defect on the server's side. */
  | { kind: 'broken' }

export type Outcome<Value> = { ok: true; value: Value } | { ok: false; problem: Problem }

/** One of the API's typed failures, as selected in chat.graphql. */
export type UserError =
  | { __typename: 'InvalidInput'; problem: string }
  | { __typename: 'Conflict'; problem: string }
  | { __typename: 'NotFound'; problem: string }
  | { __typename: 'RateLimited'; retryAfterSeconds: number }

export function problemFrom(error: UserError, now: number): Problem {
  switch (error.__typename) {
    case 'RateLimited':
      return { kind: 'rate-limited', retryAt: now + error.retryAfterSeconds * 1000 }
    case 'NotFound':
      return { kind: 'gone' }
    case 'Conflict':
      return { kind: 'conflict', explanation: error.problem }
    case 'InvalidInput':
      return { kind: 'invalid', explanation: error.problem }
  }
}

/** Whether sending the same once more, without the customer, can help. */
export function isPassing(problem: Problem): boolean {
  return problem.kind === 'unreachable' || problem.kind === 'broken'
}
