import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { request } from '#server/testing/graphql-client.ts'
import { type ScriptedModel, startScriptedModel } from '#server/testing/scripted-model.ts'
import { modelAnswers } from '#server/testing/scripted-model-scripts.ts'
import { type RunningApp, startTestApp, TEST_ADMIN_KEY } from '#server/testing/start-app.ts'
import { newCustomer, newKey } from './customer.ts'
import { draftOf, events, openSocket, seqsTold, toldTo, until } from './socket.ts'

let model: ScriptedModel
let app: RunningApp
const open: ReturnType<typeof openSocket>[] = []

beforeAll(async () => {
  model = await startScriptedModel()
  // Jobs ask too: for the summary of a session that was handed over.
  model.otherwise(() => modelAnswers())
  app = await startTestApp({
    env: { OPENROUTER_API_KEY: 'sk-scripted', OPENROUTER_BASE_URL: model.url, GROUNDING: 'open' },
  })
})
afterAll(async () => {
  await app?.close()
  await model?.close()
})

afterEach(async () => {
  for (const socket of open.splice(0)) socket.close()
  await nothingIsLeft()
})

function connect(bearer?: string) {
  const socket = openSocket(app.url, bearer)
  open.push(socket)
  return socket
}

async function nothingIsLeft() {
  await until(() => {
    expect({ watched: app.app.deps.watch.watched(), sockets: app.app.sockets() }).toEqual({
      watched: 0,
      sockets: 0,
    })
  })
}

const forTheModel = 'Would a purple submarine like jazz on Neptune?'
const answer =
  'They prefer swing. Submarines that are purple dance to it, as far as anybody knows, whenever the sea is calm enough for a band.'

describe('a session’s events over WebSocket', () => {
  test('replay what the customer missed, then go on live, each message once', async () => {
    const customer = await newCustomer(app.url)
    await customer.say('hello')
    const socket = connect(customer.token)
    const everything = socket.subscribe(events, { id: customer.id, afterSeq: 0 })
    const second = socket.subscribe(events, { id: customer.id, afterSeq: 1 })
    const onlyNew = socket.subscribe(events, { id: customer.id })
    await until(() => expect([seqsTold(everything), seqsTold(second)]).toEqual([[1, 2], [2]]))
    await customer.say('thanks')
    await until(() => {
      expect(seqsTold(everything)).toEqual([1, 2, 3, 4])
      expect(seqsTold(second)).toEqual([2, 3, 4])
      expect(seqsTold(onlyNew)).toEqual([3, 4])
    })
  })

  test('show the reply while the model writes it, and all of it so far to a late joiner', async () => {
    const customer = await newCustomer(app.url)
    const first = connect(customer.token).subscribe(events, { id: customer.id, afterSeq: 0 })
    await until(() => expect(app.app.deps.watch.watched()).toBe(1))
    const half = Promise.withResolvers<void>()
    model.script(modelAnswers({ faqs: [], answer }, { pauseUntil: half.promise, pieceDelayMs: 5 }))
    const sent = customer.say(forTheModel)
    await until(() => expect(draftOf(first).length).toBeGreaterThan(5))
    const late = connect(customer.token).subscribe(events, { id: customer.id, afterSeq: 0 })
    await until(() => expect(draftOf(late)).toBe(draftOf(first)))
    half.resolve()
    expect((await sent).reply).toMatchObject({ seq: 2, text: answer, source: 'MODEL' })
    for (const subscription of [first, late]) {
      await until(() => expect(seqsTold(subscription)).toEqual([1, 2]))
      expect(answer.startsWith(draftOf(subscription))).toBe(true)
      const types = toldTo(subscription).map(({ __typename, message }) => message?.seq ?? __typename)
      expect(types.lastIndexOf('ReplyDelta')).toBeLessThan(types.indexOf(2))
    }
    expect(draftOf(first)).toBe(answer)
  })

  test('of another customer are refused like those of an unknown session, and the connection stays', async () => {
    const [mine, other] = [await newCustomer(app.url), await newCustomer(app.url)]
    const socket = connect(mine.token)
    const refused = ['01890000-0000-7000-8000-000000000000', other.id, 'x', ''].map((id) =>
      socket.subscribe(events, { id }),
    )
    const own = socket.subscribe(events, { id: mine.id, afterSeq: 0 })
    await until(() => expect(refused.every(({ ended }) => ended)).toBe(true))
    const told = refused.map(({ errors }) =>
      errors.map(({ message, extensions }) => [message, extensions?.code]),
    )
    expect(new Set(told.map((errors) => JSON.stringify(errors))).size).toBe(1)
    expect(told[0]).toEqual([[expect.stringMatching(/was not found, or this credential/), 'NOT_FOUND']])
    await mine.say('hello')
    await until(() => expect(seqsTold(own)).toEqual([1, 2]))
    expect(socket.closed).toEqual([])
  })

  test('are refused without a credential', async () => {
    const customer = await newCustomer(app.url)
    for (const [bearer, code] of [
      [undefined, 'NOT_FOUND'],
      ['st_wrong', 'UNAUTHENTICATED'],
      [`${customer.token}x`, 'UNAUTHENTICATED'],
    ]) {
      const refused = connect(bearer).subscribe(events, { id: customer.id })
      await until(() => expect(refused.errors[0]?.extensions?.code).toBe(code))
    }
  })

  test('are refused beyond 30 on one connection, and the others stay', async () => {
    const customer = await newCustomer(app.url)
    const socket = connect(customer.token)
    const allowed = Array.from({ length: 30 }, () => socket.subscribe(events, { id: customer.id }))
    const refused = socket.subscribe(events, { id: customer.id })
    await until(() => expect(refused.errors[0]?.message).toMatch(/30 subscriptions open/))
    await customer.say('hello')
    await until(() => expect(allowed.map((one) => seqsTold(one))).toEqual(allowed.map(() => [1, 2])))
    expect(socket.closed).toEqual([])
  })

  test('leave nothing behind when clients vanish at any moment', async () => {
    const customers = await Promise.all(Array.from({ length: 5 }, () => newCustomer(app.url)))
    const sockets = customers.flatMap((customer, index) =>
      Array.from({ length: 6 }, (_, turn) => {
        const socket = connect(customer.token)
        socket.subscribe(events, { id: customer.id, afterSeq: 0 })
        return new Promise<void>((resolve) => {
          setTimeout(
            () => resolve(turn % 2 ? socket.terminate() : void socket.close()),
            (index * 6 + turn) * 7,
          )
        })
      }),
    )
    await Promise.all([...sockets, ...customers.map((customer) => customer.say('hello'))])
    // Those that were ended before they had connected, connect after all and are closed by afterEach.
  })
})

describe('the inbox’s events', () => {
  const inbox =
    'subscription { inboxEvents { __typename ... on TicketChanged { ticket { session { id } status } } } }'

  test('are only for agents and for partners who may read tickets', async () => {
    const customer = await newCustomer(app.url)
    const agent = await newKey(app.url, TEST_ADMIN_KEY, 'AGENT')
    const reader = await newKey(app.url, TEST_ADMIN_KEY, 'PARTNER', ['tickets:read', 'sessions:read'])
    const partner = await newKey(app.url, TEST_ADMIN_KEY, 'PARTNER', ['sessions:read'])
    const allowed = [agent.secret, TEST_ADMIN_KEY, reader.secret].map((bearer) =>
      connect(bearer).subscribe(inbox),
    )
    const refused = [customer.token, partner.secret, undefined].map((bearer) =>
      connect(bearer).subscribe(inbox),
    )
    await until(() => {
      expect(refused.map(({ errors }) => errors[0]?.extensions?.code)).toEqual([
        'FORBIDDEN',
        'FORBIDDEN',
        'UNAUTHENTICATED',
      ])
      expect(app.app.sockets()).toBe(6)
    })
    await until(async () => {
      const { id, token } = await newCustomer(app.url)
      const escalate =
        'mutation ($id: ID!) { escalate(input: {sessionId: $id, reason: "Help"}) { __typename } }'
      await request(app.url, escalate, { id }, token)
      expect(allowed.map(({ events: told }) => told.length > 0)).toEqual([true, true, true])
    })
    expect(allowed[0]?.events[0]).toMatchObject({ inboxEvents: { ticket: { status: 'OPEN' } } })
    expect(refused.flatMap(({ events: told }) => told)).toEqual([])
  })

  test('end when the key is revoked, whether anything happens or not', async () => {
    const { id, secret } = await newKey(app.url, TEST_ADMIN_KEY, 'AGENT')
    const customer = await newCustomer(app.url)
    const socket = connect(secret)
    const subscriptions = [
      socket.subscribe(inbox),
      socket.subscribe(events, { id: customer.id, afterSeq: 0 }),
    ]
    const other = connect(TEST_ADMIN_KEY).subscribe(events, { id: customer.id })
    await until(() => expect(app.app.deps.watch.watched()).toBe(1))
    const revoke = 'mutation ($id: ID!) { revokeApiKey(input: { id: $id }) { __typename } }'
    await request(app.url, revoke, { id }, TEST_ADMIN_KEY)
    await until(() => expect(socket.closed.map(({ code }) => code)).toEqual([4401]), 5000)
    expect(subscriptions.map(({ ended }) => ended)).toEqual([true, true])
    expect(other.ended).toBe(false)
  })

  test('end at once when the session is erased', async () => {
    const [customer, other] = [await newCustomer(app.url), await newCustomer(app.url)]
    const theirs = connect(customer.token).subscribe(events, { id: customer.id, afterSeq: 0 })
    const staff = connect(TEST_ADMIN_KEY)
    const agents = staff.subscribe(events, { id: customer.id, afterSeq: 0 })
    const others = staff.subscribe(events, { id: other.id, afterSeq: 0 })
    await until(() => expect(app.app.deps.watch.watched()).toBe(2))
    const erase = `mutation ($id: ID!) {
      erasePersonalData(input: { sessionId: $id }) { ... on ErasePersonalDataPayload { sessions } }
    }`
    const { data } = await request(app.url, erase, { id: customer.id }, TEST_ADMIN_KEY)
    expect(data).toEqual({ erasePersonalData: { sessions: 1 } })
    // The look at the database for lost news comes every 3 s.
    await until(() => expect([theirs.ended, agents.ended]).toEqual([true, true]), 1500)
    expect(others.ended).toBe(false)
    expect(toldTo(theirs)).toEqual([])
  })
})

describe('a session’s events over SSE', () => {
  const stream = (bearer: string, variables: object, signal?: AbortSignal) =>
    fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        authorization: `Bearer ${bearer}`,
      },
      body: JSON.stringify({ query: events, variables }),
      signal: signal ?? null,
    })

  test('replay, go on live and leave nothing behind', async () => {
    const customer = await newCustomer(app.url)
    await customer.say('hello')
    const leaving = new AbortController()
    const response = await stream(customer.token, { id: customer.id, afterSeq: 0 }, leaving.signal)
    expect(response.headers.get('content-type')).toMatch(/text\/event-stream/)
    expect(response.headers.get('cache-control')).toBe('no-store')
    let heard = ''
    const listening = response.body?.pipeThrough(new TextDecoderStream()).pipeTo(
      new WritableStream({
        write(chunk) {
          heard += chunk
        },
      }),
    )
    await until(() => expect(heard).toMatch(/"seq":1[\s\S]*"seq":2/))
    await customer.say('thanks')
    await until(() => expect(heard).toMatch(/"seq":3[\s\S]*"seq":4/))
    leaving.abort()
    await listening?.catch(() => undefined)
    await nothingIsLeft()
  })

  test('of a client that leaves before the first event are cleaned up', async () => {
    const customer = await newCustomer(app.url)
    for (const afterMs of [0, 0, 1, 2, 3, 5, 8, 13, 20, 40]) {
      const leaving = new AbortController()
      const response = stream(customer.token, { id: customer.id }, leaving.signal)
      setTimeout(() => leaving.abort(), afterMs)
      await response.then((got) => got.text()).catch(() => undefined)
    }
    await nothingIsLeft()
  })

  test('of another customer are refused', async () => {
    const [mine, other] = [await newCustomer(app.url), await newCustomer(app.url)]
    const text = await (await stream(mine.token, { id: other.id })).text()
    expect(text).toMatch(/NOT_FOUND/)
    expect(text).toMatch(/event: complete/)
  })

  test('end when the key is revoked', async () => {
    const { id, secret } = await newKey(app.url, TEST_ADMIN_KEY, 'AGENT')
    const customer = await newCustomer(app.url)
    const response = await stream(secret, { id: customer.id })
    await request(
      app.url,
      'mutation ($id: ID!) { revokeApiKey(input: { id: $id }) { __typename } }',
      { id },
      TEST_ADMIN_KEY,
    )
    expect(await response.text()).toMatch(/event: complete/)
  })
})
