/** Why something that was asked for did not happen, told apart by what can be done about it. */
export type Problem =
  /** The request did not reach the server, or its answer did not come back: trying again is safe. */
  | { kind: 'unreachable' }
  /** A defect on the server's side. */
  | { kind: 'broken' }
  /** Absent, or not for this key: from outside the two look the same. */
  | { kind: 'gone' }
  /** `explanation` is the server's own, fit to show; `field` names the input that it is about. */
  | { kind: 'invalid'; explanation: string; field?: string }
  | { kind: 'conflict'; explanation: string }
  | { kind: 'rate-limited'; retryAfterSeconds: number }

export type Outcome<Value> = { ok: true; value: Value } | { ok: false; problem: Problem }

/** What the API answers instead of a payload, as selected by the fragment Refusal. */
export interface Refusal {
  __typename: string
  problem?: string
  field?: string
  retryAfterSeconds?: number
}

export function problemOf({ __typename, problem = '', field, retryAfterSeconds = 1 }: Refusal): Problem {
  switch (__typename) {
    case 'Conflict':
      return { kind: 'conflict', explanation: problem }
    case 'InvalidInput':
      return { kind: 'invalid', explanation: problem, field }
    case 'RateLimited':
      return { kind: 'rate-limited', retryAfterSeconds }
    case 'NotFound':
      return { kind: 'gone' }
    default:
      return { kind: 'broken' }
  }
}

/** Whether the same once more, without a person, can help. */
export function isPassing(problem: Problem): boolean {
  return problem.kind === 'unreachable' || problem.kind === 'broken'
}

/** In a sentence that helps. */
export function problemText(problem: Problem): string {
  switch (problem.kind) {
    case 'unreachable':
      return 'The server cannot be reached. Check the connection, then try again.'
    case 'broken':
      return 'The server had a problem of its own. Try again; if it stays, tell whoever runs it.'
    case 'gone':
      return 'This does not exist any more, or your key may not see it.'
    case 'rate-limited':
      return `Too many requests. Try again in ${problem.retryAfterSeconds} s.`
    case 'invalid':
    case 'conflict':
      return problem.explanation
  }
}
