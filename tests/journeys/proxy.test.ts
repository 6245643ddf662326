import { afterEach, expect, test } from 'vitest'
import { type RunningApp, startTestApp } from '#server/testing/start-app.ts'

let app: RunningApp | undefined
afterEach(() => app?.close())

/** How a new session is answered to a client of whom a proxy claims these addresses. */
async function createSession(url: string, forwardedFor: string): Promise<string> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': forwardedFor,
      'x-request-id': 'id-of-the-proxy',
    },
    body: JSON.stringify({ query: 'mutation { createSession(input: {}) { __typename } }' }),
  })
  const { data } = (await response.json()) as { data: { createSession: { __typename: string } } }
  return data.createSession.__typename
}

// One customer's allowance is one a window; an address gets that of five.
const env = { RATE_LIMIT_REQUESTS: '1', RATE_LIMIT_WINDOW: '3600' }
const created = 'CreateSessionPayload'

test('without TRUST_PROXY no client escapes the limit by claiming another address', async () => {
  app = await startTestApp({ env })
  const outcomes: string[] = []
  for (let n = 1; n <= 6; n += 1) outcomes.push(await createSession(app.url, `10.0.0.${n}`))
  expect(outcomes).toEqual([created, created, created, created, created, 'RateLimited'])
})

test('with TRUST_PROXY the address is what the proxy saw, not what the client claimed before', async () => {
  app = await startTestApp({ env: { ...env, TRUST_PROXY: 'true' } })
  for (let n = 1; n <= 6; n += 1) expect(await createSession(app.url, `10.0.0.${n}`)).toBe(created)
  const outcomes: string[] = []
  for (let n = 1; n <= 6; n += 1) outcomes.push(await createSession(app.url, `6.6.6.${n}, 10.0.1.1`))
  expect(outcomes).toEqual([created, created, created, created, created, 'RateLimited'])
})
