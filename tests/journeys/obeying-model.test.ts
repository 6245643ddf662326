import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CANARY } from '#server/testing/find-leaks.ts'
import { type ScriptedModel, startScriptedModel } from '#server/testing/scripted-model.ts'
import { modelAnswers, modelSays } from '#server/testing/scripted-model-scripts.ts'
import { type RunningApp, startTestApp } from '#server/testing/start-app.ts'
import { hostileOutputs, injectionTexts, PROMPT_CANARY } from '../attack/hostile-model.ts'
import { newCustomer } from './customer.ts'
import { temporaryFolder } from './process.ts'

// Some of what it may say; HOSTILE=all: 1,500 texts and 1,000 outputs.

const COUNT = process.env.HOSTILE === 'all' ? 1500 : 60
const MINUTES = process.env.HOSTILE === 'all' ? 30 : 3

let model: ScriptedModel
let app: RunningApp
const folder = temporaryFolder()

beforeAll(async () => {
  model = await startScriptedModel()
  model.summaries(() => modelSays('{"summary":"-"}'))
  const context = join(folder.path, 'context.md')
  writeFileSync(context, `We sell lamps. ${PROMPT_CANARY}.\n`)
  app = await startTestApp({
    env: {
      ...{ OPENROUTER_API_KEY: `sk-${CANARY}`, OPENROUTER_BASE_URL: model.url, EMBEDDINGS: 'off' },
      ...{ ADMIN_KEY: `ak_${CANARY}-admin`, IDENTITY_SECRET: `${CANARY} of the identity` },
      ...{ BUSINESS_CONTEXT_FILE: context, MODEL_TOKENS_PER_DAY: '0', MODEL_TOKENS_PER_ADDRESS: '0' },
    },
  })
})
afterAll(async () => {
  await app?.close()
  await model?.close()
  folder.remove()
})

test('customers of a model that obeys them read nothing of what it was told to say', {
  timeout: MINUTES * 60_000,
}, async () => {
  const outputs = hostileOutputs(1000)
  const answers = (await app.database.db.faq.findMany()).map(({ answer }) => answer)
  const shown: string[] = []
  for (const [turn, text] of injectionTexts(COUNT).entries()) {
    const output = outputs[turn % outputs.length] ?? ''
    model.otherwise(() => modelAnswers({ answer: output, confidence: 1, escalate: false }))
    const customer = await newCustomer(app.url)
    // Of each customer, so that one could be seen in what the model is asked for another.
    const { reply } = await customer.say(`${text} My word is customer-${turn}-of-them.`)
    if (reply?.source === 'MODEL' && !isApproved(reply.text, answers)) shown.push(`${text} → ${reply.text}`)
  }
  expect(shown).toEqual([])
})

/** Whether each line says what an approved answer says, word for word: what was claimed is replaced by that. */
function isApproved(text: string, answers: readonly string[]): boolean {
  const lines = text.split('\n').map((line) => line.replace(/^[\s>-]+/, ''))
  const claims = lines.filter((line) => line !== '')
  return claims.every((claim) => claim.includes(' ') && answers.some((answer) => answer.includes(claim)))
}

test('the model is asked with the words of one customer, and with no secret', () => {
  expect(model.requests.length).toBeGreaterThan(COUNT / 2)
  for (const { body } of model.requests) {
    const asked = JSON.stringify(body)
    expect(new Set(asked.match(/customer-\d+-of-them/g)).size).toBeLessThan(2)
    expect(asked).not.toContain(CANARY)
  }
})
