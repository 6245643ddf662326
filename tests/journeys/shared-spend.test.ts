import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type RedisServer, startRedisServer } from '#server/testing/redis-server.ts'
import { type ScriptedModel, startScriptedModel } from '#server/testing/scripted-model.ts'
import { modelAnswers } from '#server/testing/scripted-model-scripts.ts'
import { openTestDatabase, type TestDatabase } from '#server/testing/test-database.ts'
import { type Customer, newCustomer } from './customer.ts'
import { type Running, run, temporaryFolder } from './process.ts'

/** What one reply takes, as the model reports it; less than is reserved for it. */
const ONE_REPLY = 1500
const BOUND = 60_000
const MESSAGES = 200

const folder = temporaryFolder()
let database: TestDatabase
let redis: RedisServer | null
let model: ScriptedModel
const replicas: Running[] = []

beforeAll(async () => {
  if (inject('serverTemplate') === null) return
  database = await openTestDatabase('PostgreSQL server')
  redis = await startRedisServer()
  model = await startScriptedModel()
  model.otherwise(() =>
    modelAnswers({ faqs: [] }, { usage: { prompt_tokens: ONE_REPLY - 20, completion_tokens: 20 } }),
  )
  for (const role of ['all', 'web'])
    replicas.push(
      run(['node', 'server/main.ts'], {
        ...{ ROLE: role, DATABASE_URL: database.url, REDIS_URL: redis?.url ?? '', DATA_DIR: folder.path },
        ...{ OPENROUTER_API_KEY: 'sk-scripted', OPENROUTER_BASE_URL: model.url, GROUNDING: 'open' },
        ...{ MODEL_TOKENS_PER_DAY: String(BOUND), MODEL_TOKENS_PER_ADDRESS: '0', EMBEDDINGS: 'off' },
        ...{
          RATE_LIMIT_REQUESTS: '10000',
          COST_LIMIT_ADDRESS: '99999999',
          COST_LIMIT_CREDENTIAL: '99999999',
        },
      }),
    )
}, 60_000)
afterAll(async () => {
  for (const { child, ended } of replicas) {
    child.kill('SIGTERM')
    await ended
  }
  await model?.close()
  await redis?.close()
  await database?.close()
  folder.remove()
})

test.skipIf(inject('serverTemplate') === null)(
  'two processes that are asked 200 things at once spend one bound between them',
  async () => {
    expect(redis).not.toBeNull()
    const urls = await Promise.all(replicas.map((replica) => replica.url()))
    const customers: Customer[] = []
    while (customers.length < MESSAGES) customers.push(...(await Promise.all(urls.map(newCustomer))))
    const sent = await Promise.all(
      customers.map((customer, at) => customer.say(`Would purple submarine ${at} like jazz on Neptune?`)),
    )
    const byModel = sent.filter(({ reply }) => reply?.source === 'MODEL').length
    const handedOver = sent.filter(({ reply }) => reply?.escalated).length
    expect(byModel).toBeGreaterThan(0)
    expect(handedOver).toBeGreaterThan(0)
    expect(byModel + handedOver).toBe(MESSAGES)
    // Summaries for the agents are paid from the same.
    const calls = await database.db.modelCall.findMany({ where: { outcome: 'ok' } })
    const taken = calls.reduce(
      (sum, { promptTokens, completionTokens }) => sum + promptTokens + completionTokens,
      0,
    )
    expect(taken).toBeLessThanOrEqual(BOUND)
    const { tokens } = await database.db.modelSpend.findFirstOrThrow({ where: { payer: 'all' } })
    expect(tokens).toBeLessThanOrEqual(BOUND)
    expect(tokens).toBeGreaterThanOrEqual(taken)
  },
  240_000,
)
