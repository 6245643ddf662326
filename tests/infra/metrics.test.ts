import { afterAll, beforeAll, expect, test } from 'vitest'
import { customerOf } from '#server/domain/access/authenticate.ts'
import { type SessionEvent, topics } from '#server/domain/events.ts'
import { setTyping } from '#server/domain/session/set-typing.ts'
import { request } from '#server/testing/graphql-client.ts'
import { modelFaults } from '#server/testing/scripted-model-faults.ts'
import { modelAnswers } from '#server/testing/scripted-model-scripts.ts'
import { TEST_ADMIN_KEY } from '#server/testing/start-app.ts'
import { questions } from '#server/testing/test-faqs.ts'
import { newCustomer } from '../journeys/customer.ts'
import { events, openSocket, seqsTold, until } from '../journeys/socket.ts'
import { type OperatedServer, startOperatedServer } from './operated-server.ts'
import { playDay } from './play-day.ts'
import { openSlowReader } from './slow-reader.ts'

// What the running server tells of itself after a day in which everything happened: each figure by what moved it.

let server: OperatedServer
/** Figures by their series: `replies_total{source="FAQ"}`. */
type Figures = Map<string, number>
let before: Figures

async function read(): Promise<Figures> {
  const page = await (await fetch(`${server.url}/metrics`)).text()
  return new Map(
    [...page.matchAll(/^support_bot_(\S+) (\S+)$/gm)].map(([, series = '', value]) => [
      series,
      Number(value),
    ]),
  )
}

/** The sum over the series that have all of these labels. */
function figure(figures: Figures, series: string): number {
  const [, name = '', labels = ''] = /^(\w+)(?:\{(.*)\})?$/.exec(series) ?? []
  const wanted = labels === '' ? [] : labels.split(',')
  const found = [...figures].filter(
    ([at]) => (at === name || at.startsWith(`${name}{`)) && wanted.every((label) => at.includes(label)),
  )
  return found.reduce((sum, [, value]) => sum + value, 0)
}

beforeAll(async () => {
  // Limits that the last tests reach, and the others do not.
  server = await startOperatedServer({ RATE_LIMIT_REQUESTS: '40', RATE_LIMIT_WINDOW: '3600' })
  before = await read()
})
afterAll(() => server?.close())

/** Each is more than it was before the day. */
const ofTheDay = [
  ...['query', 'mutation', 'subscription'].map((type) => `operations_total{type="${type}",outcome="ok"}`),
  ...['refused', 'rejected', 'error'].map((outcome) => `operations_total{outcome="${outcome}"}`),
  'operation_duration_seconds_count{field="sendMessage"}',
  ...['request', 'job'].map((where) => `defects_total{where="${where}"}`),
  ...['expected', 'none'].map((reply) => `customer_messages_total{reply="${reply}"}`),
  ...['FAQ', 'MODEL', 'RULE'].map((source) => `replies_total{source="${source}"}`),
  ...['FAQ', 'MODEL', 'RULE'].map((source) => `reply_duration_seconds_count{source="${source}"}`),
  ...['FAQ', 'MODEL'].map((source) => `reply_confidence_ratio_sum{source="${source}"}`),
  'translations_total{what="question"}',
  'replies_dropped_total',
  ...['answer', 'may-help', 'did-you-mean', 'nothing'].map(
    (outcome) => `faq_searches_total{outcome="${outcome}"}`,
  ),
  'faq_search_duration_seconds_count',
  ...['ok', 'unauthorized', 'aborted'].map((outcome) => `model_calls_total{outcome="${outcome}"}`),
  'model_call_duration_seconds_sum',
  'model_first_token_seconds_sum',
  ...['prompt', 'completion'].map((kind) => `model_tokens_total{kind="${kind}"}`),
  'model_cost_usd_total',
  'model_spent_ratio',
  ...['CUSTOMER_REQUESTED', 'KEYWORD', 'MODEL_UNAVAILABLE'].map(
    (why) => `escalations_total{reason="${why}"}`,
  ),
  'ticket_wait_seconds_sum',
  'tickets_closed_total{outcome="SOLVED"}',
  'sessions_started_total',
  'session_duration_seconds_sum',
  ...['CONFIRMED', 'ASSUMED', 'STAFF'].map((kind) => `resolutions_total{kind="${kind}"}`),
  'sessions_reopened_total',
  'deltas_sent_total',
  'jobs_ended_total{queue="summarize-session",outcome="done"}',
  'jobs_ended_total{queue="notify-ticket",outcome="failed"}',
  'job_duration_seconds_sum{queue="notify-ticket"}',
  'tickets{status="taken"}',
]
/** Each is told from the start. */
const alwaysThere = [
  ...['build_info', 'faqs_enabled', 'faq_index_degraded', 'health_ratio{part="database"}'],
  ...['database_pool_connections{state="idle"}', 'database_pool_waiting'],
]
/** Moved by the tests below, one by one. */
const rare = {
  limited: ['rate_limited_total{by="session"}', 'rate_limited_total{by="address"}'],
  reading: [
    'subscriptions_open{kind="session"}',
    'subscriptions_open{kind="inbox"}',
    'sockets_open',
    'sessions_watched',
  ],
  waiting: ['tickets{status="open"}', 'oldest_waiting_seconds'],
  late: ['oldest_job_seconds{queue="notify-ticket"}', 'jobs{state="ready"}', 'jobs{state="active"}'],
  retried: ['jobs{queue="notify-ticket",state="deferred"}'],
  dead: ['dead_letters{queue="notify-ticket"}'],
  slow: ['deltas_dropped_total', 'slow_consumers_closed_total'],
  undelivered: ['defects_total{where="delivery"}'],
  modelDown: ['model_circuit_state{state="open"}'],
}

async function unmoved(series: readonly string[]): Promise<string[]> {
  const now = await read()
  return series.filter((name) => figure(now, name) <= figure(before, name))
}

/** Does it again, or only waits, until all of them have moved. */
async function expectMoved(series: readonly string[], by: () => unknown = () => undefined): Promise<void> {
  await until(async () => {
    await by()
    expect(await unmoved(series)).toEqual([])
  })
}

test('starts at zero', () => {
  const counters = ofTheDay.filter((series) => series.includes('_total'))
  expect(counters.filter((series) => figure(before, series) > 0)).toEqual([])
})

test('has the right figures while nothing is happening', () => {
  expect(alwaysThere.filter((series) => ![...before.keys()].some((at) => at.startsWith(series)))).toEqual([])
})

test('every metric moves on a day when everything happens, with a subscriber', async () => {
  const customer = await newCustomer(server.url)
  const socket = openSocket(server.url, customer.token)
  const console = openSocket(server.url, TEST_ADMIN_KEY)
  socket.subscribe(events, { id: customer.id })
  console.subscribe('subscription { inboxEvents { __typename } }')
  await expectMoved(rare.reading)
  await customer.say(questions.unknown)
  await playDay(server)
  await expectMoved(ofTheDay)
  for (const open of [socket, console]) open.close()
})

test('a waiting customer is counted, and so is a notification that no one accepts', async () => {
  server.webhook.does = 'hang'
  for (let n = 0; n < 4; n += 1) await (await newCustomer(server.url)).say(questions.person)
  await expectMoved([...rare.waiting, ...rare.late])
  server.webhook.does = 'refuse'
  await expectMoved(rare.retried)
  // Its last try: then it is given up.
  await expectMoved(
    rare.dead,
    () =>
      server.database.db
        .$executeRaw`UPDATE pgboss.job SET retry_limit = 0, start_after = now() WHERE name = 'notify-ticket' AND state < 'active'`,
  )
  server.webhook.does = 'take'
})

test('a model that is down shows', async () => {
  server.model.otherwise(() => modelFaults.status(401))
  await expectMoved(rare.modelDown, async () => (await newCustomer(server.url)).say(questions.unknown))
  server.model.otherwise(() => modelAnswers({ faqs: [] }))
})

test('a reader who does not read loses typing, then its connection', async () => {
  const { deps } = server.app
  const customer = await newCustomer(server.url)
  const text = '€'.repeat(4000)
  const messages = Array.from({ length: 300 }, (_, at) => ({
    ...{ sessionId: customer.id, seq: at + 1, sender: 'CUSTOMER' as const, text, createdAt: new Date() },
  }))
  await deps.db.message.createMany({ data: messages })
  await deps.db.session.update({ where: { id: customer.id }, data: { lastSeq: messages.length } })
  const reader = await openSlowReader(server.url, customer.id)
  await until(() => expect(deps.watch.watched()).toBeGreaterThan(0))
  const viewer = customerOf(await deps.db.session.findUniqueOrThrow({ where: { id: customer.id } }))
  await expectMoved(rare.slow, () => setTyping(deps, viewer, customer.id, true))
  reader.close()
})

test('a subscriber whom the database leaves without messages is a defect', async () => {
  const { db, bus } = server.app.deps
  const customer = await newCustomer(server.url)
  const socket = openSocket(server.url, customer.token)
  const told = socket.subscribe(events, { id: customer.id, afterSeq: 0 })
  await customer.say('thanks')
  await until(() => expect(seqsTold(told)).toEqual([1, 2]))
  await db.$executeRawUnsafe('ALTER TABLE "Message" RENAME TO "Lost"')
  bus.publish<SessionEvent>(topics.session(customer.id), { type: 'message-added', seq: 3 })
  await expectMoved(rare.undelivered)
  await db.$executeRawUnsafe('ALTER TABLE "Lost" RENAME TO "Message"')
  socket.close()
})

test('customers who send too much are counted', async () => {
  const customer = await newCustomer(server.url)
  await expectMoved(rare.limited.slice(0, 1), () =>
    Promise.all(Array.from({ length: 60 }, () => customer.say('thanks'))),
  )
  await expectMoved(rare.limited.slice(1), () =>
    Promise.allSettled(Array.from({ length: 300 }, () => newCustomer(server.url))),
  )
})

test('no metric is left out of these tests', async () => {
  const page = await (await fetch(`${server.url}/metrics`)).text()
  const told = [...page.matchAll(/^# TYPE support_bot_(\w+)/gm)].map(([, name]) => name)
  const seen = [...ofTheDay, ...alwaysThere, ...Object.values(rare).flat()]
  const names = seen.map((series) => /^\w+/.exec(series)?.[0].replace(/_(sum|count)$/, ''))
  expect(told.filter((name) => !names.includes(name))).toEqual([])
})

test('operation names chosen by clients leave no trace', async () => {
  const names = Array.from({ length: 1000 }, (_, at) => `op${at}r${Math.random().toString(36).slice(2)}`)
  await Promise.all(names.map((name) => request(server.url, `query ${name} { __typename }`)))
  const after = (await (await fetch(`${server.url}/metrics`)).text()).split('\n')
  expect(after.filter((line) => line !== '' && !line.startsWith('#')).length).toBeLessThanOrEqual(2000)
  expect(after.filter((line) => /op\d+r/.test(line))).toEqual([])
})
