import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ScriptedModel, startScriptedModel } from '#server/testing/scripted-model.ts'
import { modelAnswers } from '#server/testing/scripted-model-scripts.ts'
import { type RunningApp, startTestApp } from '#server/testing/start-app.ts'
import { newCustomer } from './customer.ts'

const unknown = 'Would a purple submarine like jazz on Neptune?'
const known = 'How long does delivery take?'
const ONE_REPLY = 6000

let model: ScriptedModel
let app: RunningApp

beforeAll(async () => {
  model = await startScriptedModel()
  model.otherwise(() =>
    modelAnswers({ faqs: [] }, { usage: { prompt_tokens: ONE_REPLY - 20, completion_tokens: 20 } }),
  )
  app = await startTestApp({
    env: {
      ...{ OPENROUTER_API_KEY: 'sk-scripted', OPENROUTER_BASE_URL: model.url, GROUNDING: 'open' },
      // Of one reply, and what is left is less than another one reserves.
      MODEL_TOKENS_PER_SESSION: String(ONE_REPLY + 2000),
      MODEL_TOKENS_PER_DAY: String(2 * ONE_REPLY + 2000),
    },
  })
})
afterAll(async () => {
  await app?.close()
  await model?.close()
})

const modelHealth = async () => {
  const { checks } = (await (await fetch(`${app.url}/health`)).json()) as {
    checks: { model: { state: string; detail: string | null } }
  }
  return checks.model
}
const metrics = async () => (await fetch(`${app.url}/metrics`)).text()

test('a customer who has spent their tokens gets FAQ answers and a person, and others the model until the day is spent', async () => {
  const [first, second, third] = [
    await newCustomer(app.url),
    await newCustomer(app.url),
    await newCustomer(app.url),
  ]
  expect((await first.say(unknown)).reply?.source).toBe('MODEL')
  const asked = model.requests.length

  const over = await first.say(`${unknown} And on Mars?`)
  expect(over).toMatchObject({ session: { status: 'WAITING' }, reply: { escalated: true } })
  expect((await first.say(known)).reply?.source).toBe('FAQ')
  expect(model.requests.length).toBe(asked)
  expect(await modelHealth()).toMatchObject({ state: 'ok' })

  expect((await second.say(unknown)).reply?.source).toBe('MODEL')
  const { state, detail } = await modelHealth()
  expect([state, detail]).toEqual(['degraded', expect.stringContaining('MODEL_TOKENS_PER_DAY')])

  expect((await third.say(known)).reply?.source).toBe('FAQ')
  expect(await third.say(unknown)).toMatchObject({
    session: { status: 'WAITING' },
    reply: { escalated: true },
  })
  // Two replies, and the summary of each hand-over that there was still something for.
  const spent = await app.database.db.modelSpend.findFirstOrThrow({ where: { payer: 'all' } })
  expect(spent.tokens).toBeLessThanOrEqual(2 * ONE_REPLY + 2000)
  const page = await metrics()
  for (const scope of ['session', 'day'])
    expect(page).toMatch(new RegExp(`rate_limited_total\\{by="tokens-${scope}"\\} [1-9]`))
}, 60_000)
