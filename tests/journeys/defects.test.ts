import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type SessionEvent, topics } from '#server/domain/events.ts'
import { request } from '#server/testing/graphql-client.ts'
import { type RunningApp, startTestApp, TEST_ADMIN_KEY } from '#server/testing/start-app.ts'
import { newCustomer } from './customer.ts'
import { openSocket, until } from './socket.ts'

// A defect of ours is provoked by taking tables away: what clients hear of it is the same on every transport.

let app: RunningApp
let customer: Awaited<ReturnType<typeof newCustomer>>

const masked = {
  message: 'Something went wrong on our side. Try again; if it keeps happening, send support the requestId.',
  extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: expect.stringMatching(/^[\w-]{36}$/) },
}

beforeAll(async () => {
  app = await startTestApp()
  customer = await newCustomer(app.url)
})
afterAll(() => app?.close())

async function without(table: 'Session' | 'Message' | 'Ticket', work: () => Promise<void>) {
  const { db } = app.database
  await db.$executeRawUnsafe(`ALTER TABLE "${table}" RENAME TO "Lost"`)
  try {
    await work()
  } finally {
    await db.$executeRawUnsafe(`ALTER TABLE "Lost" RENAME TO "${table}"`)
  }
}

const sessions = '{ sessions { nodes { id } } }'
const history = 'query ($id: ID!) { session(id: $id) { id } }'

const changes = `subscription ($id: ID!) {
  sessionEvents(sessionId: $id) { ... on SessionChanged { session { ticket { id } } } }
}`

/** Tells all subscribers of the customer's session to look at it again. */
function change() {
  app.app.deps.bus.publish<SessionEvent>(topics.session(customer.id), { type: 'session-changed' })
}

describe('a defect', () => {
  test('over HTTP is masked, with the request id that is also in the header', async () => {
    await without('Session', async () => {
      const response = await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${TEST_ADMIN_KEY}` },
        body: JSON.stringify({ query: sessions }),
      })
      const text = await response.text()
      expect(JSON.parse(text).errors).toMatchObject([masked])
      expect(JSON.parse(text).errors[0].extensions.requestId).toBe(response.headers.get('x-request-id'))
      expect(text).not.toMatch(/prisma|postgres|relation|node_modules/i)
    })
  })

  test('before the operation counts as ours too, not the client’s', async () => {
    await without('Session', async () => {
      const { status, errors } = await request(app.url, history, { id: customer.id }, customer.token)
      expect(status).toBe(500)
      expect(errors).toMatchObject([masked])
    })
  })

  test('over WebSocket is masked and leaves the other operations alone', async () => {
    const socket = openSocket(app.url, TEST_ADMIN_KEY)
    const early = openSocket(app.url, customer.token)
    const subscription = socket.subscribe(changes, { id: customer.id })
    await until(() => expect(app.app.deps.watch.watched()).toBe(1))
    await without('Session', async () => {
      const query = socket.subscribe(sessions)
      const unknown = early.subscribe(history, { id: customer.id })
      await until(() => expect([query.errors, unknown.errors]).toMatchObject([[masked], [masked]]))
    })
    await without('Ticket', async () => {
      change()
      await until(() => expect(subscription.errors).toMatchObject([masked]))
    })
    expect(subscription.ended).toBe(false)
    expect([...socket.closed, ...early.closed]).toEqual([])
    socket.close()
    early.close()
  })

  test('over SSE is masked', async () => {
    const leaving = new AbortController()
    await without('Ticket', async () => {
      const response = await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'text/event-stream',
          authorization: `Bearer ${TEST_ADMIN_KEY}`,
        },
        body: JSON.stringify({ query: changes, variables: { id: customer.id } }),
        signal: leaving.signal,
      })
      await until(() => expect(app.app.deps.watch.watched()).toBe(1))
      change()
      let heard = ''
      for await (const chunk of response.body ?? []) {
        heard += Buffer.from(chunk).toString()
        if (heard.includes('INTERNAL')) break
      }
      expect(heard).toMatch(/Something went wrong on our side/)
      expect(heard).toMatch(/"requestId":"[\w-]{36}"/)
      expect(heard).not.toMatch(/prisma|postgres|relation|node_modules/i)
    })
    leaving.abort()
  })

  test('leaves nothing half done behind', async () => {
    const { db } = app.database
    const before = await db.session.findUniqueOrThrow({ where: { id: customer.id } })
    await without('Message', async () => {
      const query = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { __typename } }'
      const { errors } = await request(
        app.url,
        query,
        { input: { sessionId: customer.id, text: 'hello' } },
        customer.token,
      )
      expect(errors).toMatchObject([masked])
    })
    expect(await db.session.findUniqueOrThrow({ where: { id: customer.id } })).toEqual(before)
    expect((await customer.say('hello')).customerMessage?.seq).toBe(1)
  })
})

describe('a request id', () => {
  test('is ours, whatever the client claims', async () => {
    const { headers } = await fetch(app.url, { headers: { 'x-request-id': 'chosen-by-the-client' } })
    expect(headers.get('x-request-id')).toMatch(/^[\w-]{36}$/)
  })
})
