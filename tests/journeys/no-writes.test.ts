import { chownSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { request } from '#server/testing/graphql-client.ts'
import { type RunningApp, startTestApp } from '#server/testing/start-app.ts'
import { openTestDatabase, type TestDatabase } from '#server/testing/test-database.ts'
import { type PrivatePostgres, startPrivatePostgres } from '../nemesis/private-postgres.ts'
import { type Customer, newCustomer } from './customer.ts'
import { mountSmallDisk, type SmallDisk } from './small-disk.ts'
import { until } from './socket.ts'

// PostgreSQL that answers every question and stores nothing: to whoever only asks, it looks well.

const getsReady = (url: string, status: number) =>
  until(async () => expect((await fetch(`${url}/health/ready`)).status).toBe(status))

async function saysOfDatabase(url: string): Promise<unknown> {
  const { checks } = (await (await fetch(`${url}/health`)).json()) as { checks: { database: object } }
  return checks.database
}

const sending = `mutation ($input: SendMessageInput!) {
  sendMessage(input: $input) { __typename ... on SendMessagePayload { customerMessage { seq } } }
}`

/** Sends once; the seq that was acknowledged, or the error. */
async function send(url: string, { id, token }: Customer, text: string, clientMessageId: string) {
  const input = { sessionId: id, text, clientMessageId }
  const { status, data, errors } = await request<{
    sendMessage: { customerMessage: { seq: number } }
  } | null>(url, sending, { input }, token)
  return { status, seq: data?.sendMessage?.customerMessage.seq ?? null, errors }
}

const unavailable = {
  status: 503,
  seq: null,
  errors: [{ extensions: { code: 'UNAVAILABLE', retryAfterSeconds: expect.any(Number) } }],
}

async function runOn(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url, options: '-c default_transaction_read_only=off' })
  client.on('error', () => undefined)
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

describe.skipIf(inject('serverTemplate') === null)('a server whose PostgreSQL turns read-only', () => {
  let database: TestDatabase
  let app: RunningApp
  beforeAll(async () => {
    database = await openTestDatabase('PostgreSQL server')
    app = await startTestApp({ env: { DATABASE_URL: database.url, EMBEDDINGS: 'off' } })
  })
  afterAll(async () => {
    await app?.close()
    await database?.close()
  })

  test('is not ready, says so, refuses sends until it is over, and then takes them by itself', async () => {
    const customer = await newCustomer(app.url)
    expect(await send(app.url, customer, 'Thanks', 'before')).toMatchObject({ status: 200, seq: 1 })
    const name = new URL(database.url).pathname.slice(1)
    const others = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = '${name}' AND pid <> pg_backend_pid()`
    await runOn(database.url, `ALTER DATABASE ${name} SET default_transaction_read_only = on`, others)
    await getsReady(app.url, 503)
    expect(await saysOfDatabase(app.url)).toMatchObject({
      state: 'down',
      detail: expect.stringContaining('read-only'),
    })
    expect(await send(app.url, customer, 'Thanks', 'during')).toMatchObject(unavailable)
    expect((await fetch(`${app.url}/health/live`)).status).toBe(200)

    // The connections of now stay as they are: they have to be given up.
    await runOn(database.url, `ALTER DATABASE ${name} RESET default_transaction_read_only`)
    await getsReady(app.url, 200)
    await until(async () =>
      expect(await send(app.url, customer, 'Thanks', 'during')).toMatchObject({ status: 200 }),
    )
    const texts = await app.app.deps.db.message.count({
      where: { sessionId: customer.id, sender: 'CUSTOMER' },
    })
    expect(texts).toBe(2)
  })
})

const postgres: PrivatePostgres | null = await startPrivatePostgres()
const disk: SmallDisk | null = postgres && mountSmallDisk(64, postgres.account)
afterAll(async () => {
  await postgres?.close()
  disk?.unmount()
})

describe.skipIf(postgres === null || disk === null)('a server whose PostgreSQL has a full disk', () => {
  let app: RunningApp
  beforeAll(async () => {
    if (!postgres || !disk) return
    const place = join(disk.path, 'tables')
    mkdirSync(place)
    chownSync(place, postgres.account.uid ?? 0, postgres.account.gid ?? 0)
    await runOn(
      postgres.url,
      `CREATE TABLESPACE small LOCATION '${place}'`,
      'CREATE DATABASE shop TABLESPACE small',
    )
    const url = new URL(postgres.url)
    url.pathname = '/shop'
    app = await startTestApp({ env: { DATABASE_URL: url.href, EMBEDDINGS: 'off' } })
  })
  afterAll(() => app?.close())

  test('is not ready, says so, loses nothing that it acknowledged, and recovers when there is room', async () => {
    if (disk) await surviveFullDisk(app, disk)
  })
})

const ownDisk: SmallDisk | null = mountSmallDisk(220)
afterAll(() => ownDisk?.unmount())

describe.skipIf(ownDisk === null)('a server whose embedded database has a full disk', () => {
  let app: RunningApp
  beforeAll(async () => {
    if (!ownDisk) return
    const env = { DATABASE_URL: '', DATA_DIR: join(ownDisk.path, 'data'), EMBEDDINGS: 'off' }
    app = await startTestApp({ env })
  })
  afterAll(() => app?.close())

  test('does the same', async () => {
    if (ownDisk) await surviveFullDisk(app, ownDisk)
  })
})

/** Fills the disk while a customer writes, and gives the room back. */
async function surviveFullDisk({ url, app }: RunningApp, full: SmallDisk): Promise<void> {
  const customer = await newCustomer(url)
  const acknowledged = new Map<string, number>()
  const outcomes: Awaited<ReturnType<typeof send>>[] = []
  const sendNext = async () => {
    const key = `message ${outcomes.length}`
    const outcome = await send(url, customer, `${key}: ${'thanks '.repeat(400)}`, key)
    if (outcome.seq !== null) acknowledged.set(key, outcome.seq)
    outcomes.push(outcome)
    return outcome
  }
  expect(await sendNext()).toMatchObject({ status: 200 })
  await getsReady(url, 200)
  full.fill()
  await getsReady(url, 503)
  expect(await saysOfDatabase(url)).toMatchObject({
    state: 'down',
    detail: expect.stringContaining('disk of PostgreSQL is full'),
  })
  // What fits into the tables' last pages is still taken.
  await until(async () => expect(await sendNext()).toMatchObject(unavailable))
  for (let more = 0; more < 10; more += 1) await sendNext()
  for (const { seq, ...refused } of outcomes) {
    if (seq === null) expect({ seq, ...refused }).toMatchObject(unavailable)
  }
  full.makeRoom()
  await getsReady(url, 200)
  await until(async () => expect(await sendNext()).toMatchObject({ status: 200 }))

  const stored = await app.deps.db.message.findMany({
    where: { sessionId: customer.id, sender: 'CUSTOMER' },
    orderBy: { seq: 'asc' },
  })
  expect(new Map(stored.map(({ clientMessageId, seq }) => [clientMessageId, seq]))).toEqual(acknowledged)
  expect(stored).toHaveLength(acknowledged.size)
}
