import OpenAI from 'openai'
import { expect, it } from 'vitest'
import { readRetryAfter, sortFailure } from './sort-failure.ts'

it.each([
  [401, 'unauthorized'],
  [403, 'unauthorized'],
  [429, 'rate-limited'],
  [408, 'timeout'],
  [400, 'rejected'],
  [402, 'out-of-credit'],
  [404, 'rejected'],
  [413, 'rejected'],
  [422, 'rejected'],
  [500, 'server-error'],
  [503, 'server-error'],
  [529, 'server-error'],
] as const)('status %i is %s, as the answer and as an error inside the stream', (status, kind) => {
  const answer = OpenAI.APIError.generate(status, { error: { message: 'x' } }, undefined, new Headers())
  expect(sortFailure(answer, 0)).toMatchObject({ kind, status })
  const inside = new OpenAI.APIError(undefined, { code: status, message: 'x' }, undefined, new Headers())
  expect(sortFailure(inside, 0)).toMatchObject({ kind, status })
})

it.each([
  [429, { code: 'insufficient_quota' }, 'out-of-credit'],
  [403, { type: 'billing_error' }, 'out-of-credit'],
  [400, { code: 'invalid_api_key' }, 'unauthorized'],
  [403, { metadata: { reasons: ['violence'] } }, 'rejected'],
  [400, { message: 'insufficient_quota' }, 'rejected'],
])('status %i with %j is %s', (status, facts, kind) => {
  const error = OpenAI.APIError.generate(
    status,
    { error: { message: 'x', ...facts } },
    undefined,
    new Headers(),
  )
  expect(sortFailure(error, 0)).toMatchObject({ kind, status })
})

it('drops the vendor’s message, which may quote the customer', () => {
  const error = OpenAI.APIError.generate(
    400,
    { error: { message: 'bad input: my secret' } },
    'my secret',
    new Headers(),
  )
  expect(JSON.stringify(sortFailure(error, 0)) + sortFailure(error, 0).message).not.toContain('secret')
})

it.each([
  ['5', 5000],
  ['0.5', 500],
  ['Thu, 01 Jan 1970 00:00:20 GMT', 10_000],
  ['Thu, 01 Jan 1970 00:00:01 GMT', 0],
  ['soon', null],
  ['-3', null],
  ['', null],
])('Retry-After %j is %s ms', (value, ms) => {
  expect(readRetryAfter(new Headers({ 'retry-after': value }), 10_000)).toBe(ms)
})
