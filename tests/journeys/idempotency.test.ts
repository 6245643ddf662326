import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { request } from '#server/testing/graphql-client.ts'
import { type RunningApp, startTestApp, TEST_ADMIN_KEY } from '#server/testing/start-app.ts'
import { newCustomer, newKey } from './customer.ts'

let app: RunningApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app?.close())

type Result = Record<string, unknown> & { __typename: string }

/** `Name` of the mutation, what is selected of its payload, and its input. */
async function send(name: string, selection: string, input: object, bearer?: string): Promise<Result> {
  const field = `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`
  const query = `mutation ($input: ${name}Input!) {
    it: ${field}(input: $input) { __typename ... on ${name}Payload { ${selection} } ... on UserError { code } }
  }`
  const { data, errors } = await request<{ it: Result }>(app.url, query, { input }, bearer)
  expect(errors).toBeUndefined()
  return data.it
}

async function tenTimes(...args: Parameters<typeof send>): Promise<Result> {
  const results = await Promise.all(Array.from({ length: 10 }, () => send(...args)))
  for (const result of results) expect(result).toEqual(results[0])
  return results[0] ?? { __typename: 'nothing' }
}

const sent = 'sessionToken session { id status } customerMessage { id seq text } reply { id text }'

test.each([
  ['an idempotencyKey', () => ({ idempotencyKey: randomUUID() })],
  ['a short one, from one address', () => ({ idempotencyKey: `k${Math.random()}`.slice(0, 12) })],
  ['a clientMessageId that is a UUID', () => ({ clientMessageId: randomUUID() })],
])('a message that begins a session, sent ten times at once with %s, begins one', async (_name, ids) => {
  const before = await app.database.db.session.count()
  const key = ids()
  const result = await tenTimes('SendMessage', sent, { text: 'Hello', ...key })
  expect(result).toMatchObject({ __typename: 'SendMessagePayload', customerMessage: { seq: 1 } })
  expect(await app.database.db.session.count()).toBe(before + 1)
  const other = await send('SendMessage', sent, { text: 'Something else', ...key })
  expect(other).toEqual({ __typename: 'Conflict', code: 'CONFLICT' })
})

test('a counter as clientMessageId begins a session for each customer', async () => {
  const [one, other] = [
    await send('SendMessage', sent, { text: 'Hello', clientMessageId: 'message-0000000000001' }),
    await send('SendMessage', sent, { text: 'Hello', clientMessageId: 'message-0000000000001' }),
  ]
  expect(one.sessionToken).not.toBe(other.sessionToken)
})

test('a session, an FAQ and a key are made once, and the secret is repeated to its owner alone', async () => {
  const session = { idempotencyKey: randomUUID() }
  expect(await tenTimes('CreateSession', 'sessionToken session { id }', session)).toMatchObject({
    sessionToken: expect.stringMatching(/^st_/),
  })

  const faq = {
    question: 'Do you sell zithers?',
    answer: 'Yes.',
    category: 'Music',
    idempotencyKey: 'import-7',
  }
  await tenTimes('CreateFaq', 'faq { id version } warnings { message }', faq, TEST_ADMIN_KEY)
  expect(await app.database.db.faq.count({ where: { question: faq.question } })).toBe(1)

  const key = { name: 'Once', role: 'ADMIN', idempotencyKey: 'the-key' }
  const made = await tenTimes('CreateApiKey', 'secret apiKey { id }', key, TEST_ADMIN_KEY)
  expect(made.secret).toMatch(/^ak_/)
  expect(await app.database.db.apiKey.count({ where: { name: 'Once' } })).toBe(1)
  const ofOther = await send('CreateApiKey', 'secret apiKey { id }', key, String(made.secret))
  expect(ofOther.secret).not.toBe(made.secret)
  const lines = await app.database.db.auditEntry.count({ where: { action: 'createApiKey' } })
  expect(lines, 'a repeated result is no second action').toBe(2)
})

test('a repeated action on a session returns its first result, even when the state has moved on', async () => {
  const customer = await newCustomer(app.url)
  const agent = await newKey(app.url, TEST_ADMIN_KEY, 'AGENT')
  const ask = { sessionId: customer.id, reason: 'Help', idempotencyKey: 'escalate-1' }
  const { ticket } = await send('Escalate', 'ticket { id }', ask, customer.token)
  const { id: ticketId } = Object(ticket) as { id: string }
  await tenTimes('TakeTicket', 'ticket { id status }', { ticketId, idempotencyKey: 't' }, agent.secret)
  const say = { sessionId: customer.id, text: 'Hello, Ada here.', idempotencyKey: 'say-1' }
  await tenTimes('SendAgentMessage', 'agentMessage { id seq }', say, agent.secret)
  const agentMessages = await app.database.db.message.count({
    where: { sessionId: customer.id, sender: 'AGENT' },
  })
  expect(agentMessages).toBe(1)
  const end = { sessionId: customer.id, idempotencyKey: 'end' }
  await send('ResolveSession', 'session { status }', end, customer.token)
  expect(await send('ResolveSession', 'session { status }', end, customer.token)).toEqual({
    __typename: 'ResolveSessionPayload',
    session: { status: 'RESOLVED' },
  })
})

test('nothing of a customer who was erased can be repeated', async () => {
  const input = { text: 'My name is Zyxomma.', idempotencyKey: randomUUID() }
  const first = await send('SendMessage', sent, input)
  const { id: sessionId } = Object(first.session) as { id: string }
  await send('ErasePersonalData', 'sessions', { sessionId }, TEST_ADMIN_KEY)
  const again = await send('SendMessage', 'sessionToken', input)
  expect(again.sessionToken).not.toBe(first.sessionToken)
})

test('updating an FAQ that another editor has changed since is a Conflict, and omitted fields stay', async () => {
  const input = {
    question: 'Do you tune lutes?',
    answer: 'Yes.',
    category: 'Music',
    enabled: false,
    language: 'PT-br',
  }
  const fields = 'faq { id version question answer enabled language externalId }'
  const made = await send('CreateFaq', fields, { ...input, externalId: 'lute-1' }, TEST_ADMIN_KEY)
  const faq = Object(made.faq) as { id: string }
  expect(faq).toMatchObject({ version: 1, language: 'pt-BR', externalId: 'lute-1' })
  const change = (changes: object) => send('UpdateFaq', fields, { id: faq.id, ...changes }, TEST_ADMIN_KEY)
  expect((await change({ answer: 'On Fridays.', expectedVersion: 1 })).faq).toEqual({
    ...{ ...faq, version: 2, answer: 'On Fridays.' },
  })
  expect(await change({ answer: 'Never.', expectedVersion: 1 })).toMatchObject({ __typename: 'Conflict' })
  expect((await change({ language: '', enabled: true })).faq).toMatchObject({
    // Taken away, it is detected.
    ...{ version: 3, language: 'en', enabled: true, externalId: 'lute-1' },
  })
  expect(await change({ language: 'no language' })).toMatchObject({ code: 'INVALID_INPUT' })
  const twin = { ...input, question: 'Do you string lutes?', externalId: 'lute-1' }
  expect(await send('CreateFaq', fields, twin, TEST_ADMIN_KEY)).toMatchObject({ __typename: 'Conflict' })
  const rows = [{ ...input, question: 'Do you tune old lutes?', externalId: 'lute-1' }]
  const imported = await send('ImportFaqs', 'created updated', { rows, dryRun: false }, TEST_ADMIN_KEY)
  expect(imported).toMatchObject({ created: 0, updated: 1 })
})

test('a key is refused from the moment it expires, and cannot be created already expired', async () => {
  const make = (expiresAt: Date) =>
    send(
      'CreateApiKey',
      'secret apiKey { expiresAt }',
      { name: 'Temp', role: 'AGENT', expiresAt },
      TEST_ADMIN_KEY,
    )
  expect(await make(new Date(0))).toMatchObject({ code: 'INVALID_INPUT' })
  const { secret } = await make(new Date(Date.now() + 3_600_000))
  const tickets = async () =>
    (await request(app.url, '{ tickets { totalCount } }', {}, String(secret))).errors
  expect(await tickets()).toBeUndefined()
  await app.database.db.apiKey.updateMany({ where: { name: 'Temp' }, data: { expiresAt: new Date() } })
  await expect.poll(tickets, { timeout: 20_000 }).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
})
