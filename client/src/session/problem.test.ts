import { CombinedError } from '@urql/core'
import { expect, test } from 'vitest'
import { isPassing, outcome, problemFrom } from './problem.ts'

test('a conflict keeps the words of the server, and is not tried again', () => {
  const problem = problemFrom({ __typename: 'Conflict', message: 'Ada has this session.' }, 0)
  expect(problem).toEqual({ kind: 'conflict', explanation: 'Ada has this session.' })
  expect(isPassing(problem)).toBe(false)
})

test('an invalid input names its field', () => {
  const refusal = { __typename: 'InvalidInput', message: 'It is empty.', field: 'question' }
  expect(problemFrom(refusal, 0)).toEqual({ kind: 'invalid', explanation: 'It is empty.', field: 'question' })
})

test('a rate limit says when to try again', () => {
  const refusal = { __typename: 'RateLimited', retryAfterSeconds: 12 }
  expect(problemFrom(refusal, 1000)).toEqual({ kind: 'rate-limited', retryAt: 13_000 })
})

test('problems worth a retry are told apart from those that are not', () => {
  expect(isPassing({ kind: 'unreachable' })).toBe(true)
  expect(isPassing(problemFrom({ __typename: 'NotFound' }, 0))).toBe(false)
  expect(isPassing(problemFrom({ __typename: 'SomethingNew' }, 0))).toBe(true)
})

const refused = (code: string) =>
  new CombinedError({ graphQLErrors: [{ message: 'Why.', extensions: { code } }] })

test.each([
  ['the network is away', new CombinedError({ networkError: new Error('offline') }), { kind: 'unreachable' }],
  [
    'a proxy answers 502',
    new CombinedError({ networkError: new Error('x'), response: new Response('', { status: 502 }) }),
    { kind: 'unreachable' },
  ],
  [
    'the request itself is refused',
    new CombinedError({ networkError: new Error('x'), response: new Response('', { status: 413 }) }),
    { kind: 'broken' },
  ],
  ['the server is overloaded', refused('UNAVAILABLE'), { kind: 'unreachable' }],
  [
    'the address has used up its points',
    refused('RATE_LIMITED'),
    { kind: 'rate-limited', retryAt: expect.any(Number) },
  ],
  ['the session does not exist', refused('NOT_FOUND'), { kind: 'gone' }],
  ['an argument is wrong', refused('INVALID_INPUT'), { kind: 'invalid', explanation: 'Why.' }],
  ['the server has a defect', refused('INTERNAL_SERVER_ERROR'), { kind: 'broken' }],
])('when %s, no data is a problem of its kind', (_name, error, problem) => {
  expect(outcome({ error })).toEqual({ ok: false, problem })
})
