import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest'
import { request } from '#server/testing/graphql-client.ts'
import { type RedisServer, requireRedis } from '#server/testing/redis-server.ts'
import { type ScriptedModel, startScriptedModel } from '#server/testing/scripted-model.ts'
import { modelFaults } from '#server/testing/scripted-model-faults.ts'
import { modelAnswers } from '#server/testing/scripted-model-scripts.ts'
import { type RunningApp, startTestApp } from '#server/testing/start-app.ts'
import { startTcpProxy, type TcpProxy } from '#server/testing/tcp-proxy.ts'
import { openTestDatabase, type TestDatabase } from '#server/testing/test-database.ts'
import { newCustomer } from './customer.ts'
import { until } from './socket.ts'

interface Health {
  status: string
  checks: Record<string, { state: string; detail: string | null; latencyMs: number; since: string }>
}

async function healthOf(url: string): Promise<Health> {
  return (await (await fetch(`${url}/health`)).json()) as Health
}

async function statusOf(url: string, path: string): Promise<number> {
  const response = await fetch(url + path)
  await response.text()
  return response.status
}

function becomes(url: string, status: number): Promise<void> {
  return until(async () => expect(await statusOf(url, '/health/ready')).toBe(status))
}

describe.skipIf(inject('serverTemplate') === null)('a server whose PostgreSQL goes away', () => {
  let database: TestDatabase
  let network: TcpProxy
  let app: RunningApp

  beforeAll(async () => {
    database = await openTestDatabase('PostgreSQL server')
    const { hostname, port } = new URL(database.url)
    network = await startTcpProxy({ host: hostname, port: Number(port || 5432) })
    const url = new URL(database.url)
    url.host = `127.0.0.1:${network.port}`
    app = await startTestApp({ env: { DATABASE_URL: url.href, EMBEDDINGS: 'off' } })
  })
  afterAll(async () => {
    await network?.restore()
    await app?.close()
    await network?.close()
    await database?.close()
  })
  afterEach(() => network.restore())

  const faults = {
    'is refused': () => network.cut(),
    'does not answer any more': async () => network.stall(),
  }

  test.each(Object.entries(faults))(
    'that %s, is soon not ready, stays alive, and is soon ready again',
    async (_name, fail) => {
      const customer = await newCustomer(app.url)
      expect(await statusOf(app.url, '/health/ready')).toBe(200)
      const before = await healthOf(app.url)
      expect(before.checks.database).toMatchObject({ state: 'ok', detail: null })

      await fail()
      await becomes(app.url, 503)
      const lost = await healthOf(app.url)
      expect(lost).toMatchObject({ status: 'down', checks: { database: { state: 'down' } } })
      expect(Date.parse(lost.checks.database?.since ?? '')).toBeGreaterThan(
        Date.parse(before.checks.database?.since ?? ''),
      )
      expect(await statusOf(app.url, '/health/live')).toBe(200)

      await network.restore()
      await becomes(app.url, 200)
      await until(async () => expect((await customer.say('thanks')).reply?.source).toBe('RULE'))
    },
  )

  test('that is refused, asks clients to try again, and reveals nothing about its parts', async () => {
    const customer = await newCustomer(app.url)
    await network.cut()
    const started = await request(app.url, 'mutation { createSession(input: {}) { __typename } }', {})
    const known = await request(
      app.url,
      'query ($id: ID!) { session(id: $id) { id } }',
      { id: customer.id },
      customer.token,
    )
    for (const { errors } of [started, known]) {
      expect(errors).toMatchObject([{ extensions: { code: 'UNAVAILABLE', requestId: expect.any(String) } }])
      expect(JSON.stringify(errors)).not.toMatch(/prisma|postgres|127\.0\.0\.1|node_modules/i)
    }
    expect([started.status, known.status]).toEqual([503, 503])
  })

  test('that moved to another host, is ready again although the old connections stay silent', async () => {
    const customer = await newCustomer(app.url)
    const busy = app.app.deps.db.$queryRaw`SELECT 1 FROM pg_sleep(1)`.catch(() => 'given up')
    network.abandon()
    await becomes(app.url, 200)
    await until(async () => expect((await customer.say('thanks')).reply?.source).toBe('RULE'))
    expect(await busy).toBe('given up')
  })
})

const redis: RedisServer | null = await requireRedis()
afterAll(() => redis?.close())

describe.skipIf(redis === null)('a server whose Redis goes away', () => {
  let app: RunningApp
  beforeAll(async () => {
    app = await startTestApp({ env: { REDIS_URL: redis?.url ?? '', EMBEDDINGS: 'off' } })
  })
  afterAll(async () => {
    redis?.resume()
    await app?.close()
  })

  const faults: Record<string, [fail: () => unknown, mend: () => unknown]> = {
    'is killed': [() => redis?.kill(), () => redis?.restart()],
    'does not answer any more': [() => redis?.suspend(), () => redis?.resume()],
  }

  test.each(Object.entries(faults))(
    'that %s, is degraded but ready, and answers',
    async (_name, [fail, mend]) => {
      const customer = await newCustomer(app.url)
      await until(async () => expect(await healthOf(app.url)).toMatchObject({ status: 'ok' }))
      await fail()
      const degraded = {
        status: 'degraded',
        checks: { bus: { state: 'degraded' }, database: { state: 'ok' } },
      }
      await until(async () => expect(await healthOf(app.url)).toMatchObject(degraded))
      expect(await statusOf(app.url, '/health/ready')).toBe(200)
      expect((await customer.say('thanks')).reply?.source).toBe('RULE')
      await mend()
      await until(async () => expect(await healthOf(app.url)).toMatchObject({ status: 'ok' }))
    },
  )
})

describe('a server whose model goes down', () => {
  let model: ScriptedModel
  let app: RunningApp
  beforeAll(async () => {
    model = await startScriptedModel()
    const env = { OPENROUTER_API_KEY: 'sk-scripted', OPENROUTER_BASE_URL: model.url, GROUNDING: 'open' }
    app = await startTestApp({ env: { ...env, EMBEDDINGS: 'off' } })
  })
  afterAll(async () => {
    await app?.close()
    await model?.close()
  })

  test('is degraded but ready until the model answers a customer again', async () => {
    expect(await healthOf(app.url)).toMatchObject({ status: 'ok', checks: { model: { state: 'ok' } } })
    model.otherwise(() => modelFaults.status(401))
    const asked = async () => (await (await newCustomer(app.url)).say('Qqqq zzzz?')).reply?.source
    await until(async () => {
      expect(await asked()).toBe('RULE')
      expect(await healthOf(app.url)).toMatchObject({
        status: 'degraded',
        checks: { model: { state: 'degraded' } },
      })
    })
    expect(await statusOf(app.url, '/health/ready')).toBe(200)
    // Nobody pays for being looked at.
    expect(model.listed()).toBeGreaterThan(0)

    // By itself it is only ready to be tried: that nobody asks does not make it well.
    const metrics = async () => (await fetch(`${app.url}/metrics`)).text()
    const tried = 'support_bot_model_circuit_state{state="half-open"} 1'
    await until(async () => expect(await metrics()).toContain(tried))
    expect(await healthOf(app.url)).toMatchObject({ status: 'degraded' })

    model.otherwise(() => modelAnswers({ faqs: [] }))
    await until(async () => expect(await asked()).toBe('MODEL'))
    await until(async () => expect(await healthOf(app.url)).toMatchObject({ status: 'ok' }))
  })
})

test('a server whose model is out of credit says so, and makes no calls meanwhile', async () => {
  const model = await startScriptedModel()
  model.otherwise(() => modelFaults.status(402))
  const env = { OPENROUTER_API_KEY: 'sk-scripted', OPENROUTER_BASE_URL: model.url, EMBEDDINGS: 'off' }
  const app = await startTestApp({ env })
  const customer = await newCustomer(app.url)
  for (let message = 0; message < 3; message += 1) await (await newCustomer(app.url)).say('Qqqq zzzz?')
  expect((await customer.say('Qqqq zzzz?')).reply).toMatchObject({ source: 'RULE', escalated: true })
  expect(model.requests).toHaveLength(1)
  expect(await healthOf(app.url)).toMatchObject({
    status: 'degraded',
    checks: { model: { detail: expect.stringContaining('out of credit') } },
  })
  await app.close()
  await model.close()
})

test('a server whose model cannot be reached is degraded before any customer has asked it', async () => {
  const gone = await startScriptedModel()
  await gone.close()
  const env = { OPENROUTER_API_KEY: 'sk-scripted', OPENROUTER_BASE_URL: gone.url, EMBEDDINGS: 'off' }
  const app = await startTestApp({ env })
  expect(await healthOf(app.url)).toMatchObject({
    status: 'degraded',
    checks: { model: { state: 'degraded' } },
  })
  expect(await statusOf(app.url, '/health/ready')).toBe(200)
  await app.close()
})
