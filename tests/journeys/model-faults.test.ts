import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type ScriptedModel, startScriptedModel } from '#server/testing/scripted-model.ts'
import { modelFaults } from '#server/testing/scripted-model-faults.ts'
import { type ModelScript, modelAnswers, modelSays } from '#server/testing/scripted-model-scripts.ts'
import { type RunningApp, startTestApp } from '#server/testing/start-app.ts'
import { newCustomer, untilModelAnswers } from './customer.ts'

const TIMEOUT_SECONDS = 4
const question = 'Would a purple submarine like jazz on Neptune?'

let model: ScriptedModel
let app: RunningApp
let asked: number

beforeAll(async () => {
  model = await startScriptedModel()
  app = await startTestApp({
    env: {
      OPENROUTER_API_KEY: 'sk-scripted',
      OPENROUTER_BASE_URL: model.url,
      GROUNDING: 'open',
      MODEL_TIMEOUT_SECONDS: String(TIMEOUT_SECONDS),
    },
  })
})
afterAll(async () => {
  await app?.close()
  await model?.close()
})

/** The circuit breaker opens after faults, rightly; the next test wants the model asked again. */
beforeEach(async () => {
  model.otherwise(() => modelAnswers({ faqs: [] }))
  await untilModelAnswers(app.url, question)
  asked = model.requests.length
})

const says = (fields: object): ModelScript => modelAnswers({ faqs: [], ...fields })

const faults: Record<string, ModelScript> = {
  'sends no headers': modelFaults.noHeaders(),
  'stalls after some tokens': modelFaults.stall(),
  'sends only comments': modelFaults.commentsOnly(),
  'is cut without finish_reason': modelFaults.cut(),
  'resets the connection': modelFaults.reset(),
  'sends bad JSON': modelFaults.badJson(),
  'answers in prose': modelSays('I think it would like jazz very much.'),
  'sends HTML with 200': modelFaults.html(),
  'puts an error into the stream': modelFaults.errorInStream(),
  'is busy (429)': modelFaults.status(429),
  'is busy for an hour (429, Retry-After)': modelFaults.status(429, { retryAfter: '3600' }),
  'knows no such key (401)': modelFaults.status(401),
  'breaks (500)': modelFaults.status(500),
  'offers no choices': modelFaults.emptyChoices(),
  'sends 2 MB of text': modelFaults.huge(),
  'states no confidence': says({ confidence: undefined }),
  'states a confidence of NaN': modelSays(
    '{"faqs":[],"confidence":NaN,"escalate":false,"actions":[],"answer":"It might like jazz."}',
  ),
  'states a confidence of -1': says({ confidence: -1 }),
  'states a confidence of 1e9': says({ confidence: 1e9 }),
}

describe('a customer whose question reaches a model that', () => {
  test.each(Object.entries(faults))(
    '%s is handed over once',
    async (_name, fault) => {
      model.otherwise(() => fault)
      const customer = await newCustomer(app.url)
      const sent = await customer.say(question)
      expect(model.requests.length).toBeGreaterThan(asked)
      expect(sent).toMatchObject({ session: { status: 'WAITING' }, reply: { escalated: true } })
      expect(sent.reply?.text).not.toMatch(/jazz very much|might like jazz|scripted/)
      const { message, ticket } = app.database.db
      const where = { sessionId: customer.id }
      expect(await message.count({ where: { ...where, sender: 'BOT' } })).toBe(1)
      expect(await message.count({ where: { ...where, awaitsReply: true } })).toBe(0)
      expect(await ticket.count({ where })).toBe(1)
    },
    60_000,
  )

  test('failed for everyone is asked again afterwards', async () => {
    model.otherwise(() => modelFaults.status(500))
    const customers = await Promise.all(Array.from({ length: 20 }, () => newCustomer(app.url)))
    const all = await Promise.all(customers.map((customer) => customer.say(question)))
    expect(all.map(({ session }) => session?.status)).toEqual(all.map(() => 'WAITING'))
    model.otherwise(() => modelAnswers({ faqs: [] }))
    await untilModelAnswers(app.url, question)
  }, 180_000)
})
