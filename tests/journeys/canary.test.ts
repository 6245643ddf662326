import { afterAll, beforeAll, expect, test } from 'vitest'
import { CANARY, findLeaks } from '#server/testing/find-leaks.ts'
import { request } from '#server/testing/graphql-client.ts'
import { type ScriptedModel, startScriptedModel } from '#server/testing/scripted-model.ts'
import { modelFaults } from '#server/testing/scripted-model-faults.ts'
import { modelAnswers, modelSays } from '#server/testing/scripted-model-scripts.ts'
import { openTestDatabase, type TestDatabase } from '#server/testing/test-database.ts'
import { newCustomer } from './customer.ts'
import { type Running, run } from './process.ts'
import { events, openSocket, until } from './socket.ts'

// A server that tells as much as it ever does, and everything goes wrong in it that we know to bring about. Whatever is
// a secret or a person's words has the canary in it.

const ADMIN_KEY = `ak_${CANARY}-admin`
const words = (what: string) => `${CANARY} ${what}?`
let database: TestDatabase
let model: ScriptedModel
let program: Running
let url: string

beforeAll(async () => {
  database = await openTestDatabase()
  model = await startScriptedModel()
  program = run(['node', 'server/main.ts'], {
    DEBUG: 'true',
    EMBEDDINGS: 'off',
    DATABASE_URL: database.url,
    ADMIN_KEY,
    OPENROUTER_API_KEY: `sk-${CANARY}`,
    OPENROUTER_BASE_URL: model.url,
    GROUNDING: 'open',
    // Nobody listens there, so that jobs fail.
    NOTIFY_WEBHOOK_URL: 'http://127.0.0.1:9/',
    NOTIFY_WEBHOOK_SECRET: `${CANARY} of the webhook`,
    RATE_LIMIT_REQUESTS: '1000',
  })
  url = await program.url()
})
afterAll(async () => {
  program?.child.kill('SIGKILL')
  await program?.ended
  await model?.close()
  await database?.close()
})

async function without(table: string, work: () => Promise<unknown>): Promise<void> {
  await database.db.$executeRawUnsafe(`ALTER TABLE "${table}" RENAME TO "Lost"`)
  await work()
  await database.db.$executeRawUnsafe(`ALTER TABLE "Lost" RENAME TO "${table}"`)
}

function post(body: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })
}

test('what customers, agents and the model say, and every fault of the model', async () => {
  const customer = await newCustomer(url)
  const socket = openSocket(url, customer.token)
  socket.subscribe(events, { id: customer.id, afterSeq: 0 })
  const answer = words('says the model')
  const scripts = [
    modelAnswers({ answer, faqs: [] }),
    modelAnswers({ answer, faqs: [], escalate: true }),
    modelSays(answer),
    modelSays(`{"answer": "${answer}`),
    modelFaults.badJson(),
    modelFaults.cut(),
    modelFaults.reset(),
    modelFaults.errorInStream(),
    modelFaults.status(400, { message: answer }),
    modelFaults.status(401, { message: answer }),
    modelFaults.status(500, { message: answer }),
  ]
  for (const script of scripts) {
    model.otherwise(() => script)
    await (await newCustomer(url)).say(words('asks a customer'))
  }
  model.otherwise(() => modelAnswers({ answer, faqs: [] }))
  await customer.say(`${words('asks a customer')} I want to talk to a person`)
  const staff = (query: string, variables: object) => request(url, query, { ...variables }, ADMIN_KEY)
  const { ticket } = await database.db.session
    .findUniqueOrThrow({ where: { id: customer.id }, include: { tickets: true } })
    .then(({ tickets }) => ({ ticket: tickets[0] }))
  await staff('mutation ($id: ID!) { takeTicket(input: { ticketId: $id }) { __typename } }', {
    id: ticket?.id,
  })
  await staff(
    'mutation ($id: ID!, $text: String!) { sendAgentMessage(input: { sessionId: $id, text: $text }) { __typename } }',
    {
      id: customer.id,
      text: words('says an agent'),
    },
  )
  const rating =
    'mutation ($id: ID!, $comment: String) { rateSession(input: { sessionId: $id, rating: 1, ratingComment: $comment }) { __typename } }'
  await request(url, rating, { id: customer.id, comment: words('comments a customer') }, customer.token)
  socket.close()
})

test('what is not an operation, not a message, or not allowed', async () => {
  const customer = await newCustomer(url)
  const text = words('in a request')
  for (const wrong of [text, `${text}\u0000`, text.repeat(400), '\ud800']) {
    await customer.say(wrong).catch(() => undefined)
  }
  await post(`{"query": "{ ${text}`)
  await post(JSON.stringify({ query: `{ sendMessage(input: "${text}") { ${CANARY} } }` }))
  await post(
    JSON.stringify({ query: `mutation { sendMessage(input: { text: "${text}", no: 1 }) { __typename } }` }),
  )
  await post(
    JSON.stringify({ query: 'query ($id: ID!) { session(id: $id) { id } }', variables: { id: { text } } }),
  )
  await post(JSON.stringify({ query: '{ sessions { nodes { id } } }' }), {
    authorization: `Bearer ak_${CANARY}`,
  })
  await fetch(`${url}/graphql?query={${CANARY}}&token=${CANARY}`)
  await fetch(`${url}/nowhere?text=${CANARY}`)
  const find = 'query ($search: String!) { searchFaqs(query: $search) { __typename } }'
  await request(url, find, { search: text }, ADMIN_KEY)
  const socket = openSocket(url, `st_${CANARY}`)
  socket.subscribe(`{ ${CANARY} }`)
  await until(() => expect(program.printed()).toContain('/graphql'))
  socket.close()
})

test('what the database refuses, in requests, in jobs and during subscriptions', async () => {
  const customer = await newCustomer(url)
  const socket = openSocket(url, customer.token)
  socket.subscribe(events, { id: customer.id, afterSeq: 0 })
  await customer.say('thanks')
  for (const table of ['Message', 'Session', 'Faq', 'Ticket']) {
    await without(table, () =>
      customer.say(`${words('while a table is away')} a person`).catch(() => undefined),
    )
  }
  // A constraint shows the row that it refuses.
  const { db } = database
  await db.$executeRawUnsafe(
    `ALTER TABLE "Message" ADD CONSTRAINT "never" CHECK (text NOT LIKE '%${CANARY}%') NOT VALID`,
  )
  await customer.say(words('that a constraint refuses')).catch(() => undefined)
  await db.$executeRawUnsafe('ALTER TABLE "Message" DROP CONSTRAINT "never"')
  await without('Message', async () => {
    const payload = JSON.stringify({ sessionId: customer.id, seq: 1 })
    await db.$executeRaw`INSERT INTO pgboss.job (name, data) VALUES ('answer-message', ${payload}::jsonb)`
    await until(() => expect(program.printed()).toMatch(/A job failed/))
  })
  expect(program.printed()).toMatch(/A request failed because of a defect/)
  socket.close()
})

test('do not appear in anything that the server has printed', async () => {
  program.child.kill('SIGTERM')
  expect(await program.ended).toBe(0)
  expect(program.printed().split('\n').length).toBeGreaterThan(50)
  expect(findLeaks(program.printed())).toEqual([])
})

test('would be found if they did', () => {
  const token = `st_${'x'.repeat(43)}`
  const line = `{"level":50,"err":{"message":"data: { text: ${words('asks a customer')} }"}}`
  expect(findLeaks(`fine\n${line}\n{"token":"${token}"}`)).toHaveLength(2)
  expect(findLeaks(`Admin key, shown only now: ak_${'x'.repeat(43)}`)).toEqual([])
})
