import { afterAll, beforeAll, expect, test } from 'vitest'
import WebSocket from 'ws'
import { request } from '#server/testing/graphql-client.ts'
import { type RunningApp, startTestApp, TEST_ADMIN_KEY } from '#server/testing/start-app.ts'
import { events, openSocket, until } from './socket.ts'

let app: RunningApp
beforeAll(async () => {
  app = await startTestApp({
    env: {
      ...{ EMBEDDINGS: 'off', TRUST_PROXY: 'true', LOG_LEVEL: 'error' },
      ...{ COST_LIMIT_ADDRESS: '10000', UNKNOWN_CREDENTIAL_LIMIT: '5', STREAMS_PER_ADDRESS: '3' },
    },
  })
})
afterAll(() => app?.close())

const page = '{ faqs(first: 100) { nodes { id question answer category } } }'

function ask(query: string, headers: Record<string, string>, accept = 'application/json') {
  return fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept, ...headers },
    body: JSON.stringify({ query }),
  })
}

async function newSession(headers: Record<string, string>) {
  const created = await ask(
    'mutation { createSession(input: {}) { ... on CreateSessionPayload { sessionToken session { id } } } }',
    headers,
  )
  const { data } = (await created.json()) as {
    data: { createSession: { sessionToken: string; session: { id: string } } }
  }
  return data.createSession
}

async function spend(address: string): Promise<Response> {
  for (;;) {
    const response = await ask(page, { 'x-forwarded-for': address })
    if (response.status !== 200) return response
    await response.body?.cancel()
  }
}

test('an address that has spent its points is refused over HTTP, SSE and WebSocket, and says until when', async () => {
  // The socket comes from here, as it has no proxy.
  const refused = await spend('127.0.0.1')
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  const { errors } = (await refused.json()) as { errors: { extensions: object }[] }
  expect(errors[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) })

  const stream = await ask(
    'subscription { sessionEvents(sessionId: "x") { __typename } }',
    { 'x-forwarded-for': '127.0.0.1' },
    'text/event-stream',
  )
  expect(await stream.text()).toContain('RATE_LIMITED')

  const socket = openSocket(app.url)
  const told = socket.subscribe(events, { id: 'x' })
  await until(() => expect(told.errors[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED' }))
  await socket.close()
})

test('others, and keys from the same address, go on', async () => {
  expect((await spend('198.51.100.1')).status).toBe(429)
  expect((await ask(page, { 'x-forwarded-for': '198.51.100.2' })).status).toBe(200)
  const key = { authorization: `Bearer ${TEST_ADMIN_KEY}` }
  expect((await ask(page, { 'x-forwarded-for': '198.51.100.1', ...key })).status).toBe(200)
})

test('guesses of keys end after a few, the right one among them; customers there go on', async () => {
  const from = { 'x-forwarded-for': '198.51.100.3' }
  const guess = (key: string) => ask('{ viewer { id } }', { ...from, authorization: `Bearer ${key}` })
  for (let index = 0; index < 5; index += 1) expect((await guess(`ak_${index}`)).status).toBe(200)
  expect((await guess('ak_6')).status).toBe(429)
  expect((await guess(TEST_ADMIN_KEY)).status).toBe(429)
  const token = (await newSession(from)).sessionToken
  const asCustomer = { ...from, authorization: `Bearer ${token}` }
  expect((await ask('{ faqCategories }', asCustomer)).status).toBe(200)
  expect((await ask('{ faqCategories }', from)).status).toBe(200)
})

test('streams count like sockets: an address has so many open, and another one when one has ended', async () => {
  const from = { 'x-forwarded-for': '198.51.100.4' }
  const { sessionToken, session } = await newSession(from)
  const follow = () =>
    ask(
      `subscription { sessionEvents(sessionId: "${session.id}") { __typename } }`,
      { ...from, authorization: `Bearer ${sessionToken}` },
      'text/event-stream',
    )
  const upgrade = () =>
    new Promise<number | undefined>((resolve) => {
      const socket = new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
        headers: from,
      })
      socket.on('error', () => undefined)
      socket.on('open', () => resolve(101))
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode))
    })
  const [first] = [await follow(), await follow()]
  expect(await upgrade()).toBe(101)
  expect(await upgrade()).toBe(429)
  expect(await (await follow()).text()).toContain('RATE_LIMITED')
  await first?.body?.cancel()
  await until(async () => expect(await upgrade()).toBe(101))
})

test('a document that is too large is refused before it is validated', async () => {
  const repeated = `{ ${'faqs { totalCount } '.repeat(80)} }`
  const { errors } = await request(app.url, repeated, {}, TEST_ADMIN_KEY)
  expect(errors?.[0]?.message).toMatch(/fields of one name in one place/)
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT' })
})
