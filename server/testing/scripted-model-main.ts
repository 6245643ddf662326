import { parseArgs } from 'node:util'
import { startScriptedModel } from './scripted-model.ts'
import { answerFromPrompt } from './scripted-model-demo.ts'

// node server/testing/scripted-model-main.ts --port 4010 [--delay 30] [--manner copying|paraphrasing|inventing|mixing]
// A stand-in for OpenRouter, for demonstrations and the browser tests. Prints its address as its only line.
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    delay: { type: 'string', default: '30' },
    manner: { type: 'string', default: 'copying' },
  },
})
const model = await startScriptedModel(Number(values.port))
const manner = (['copying', 'paraphrasing', 'inventing', 'mixing'] as const).find(
  (one) => one === values.manner,
)
model.otherwise((request) => answerFromPrompt(request, Number(values.delay), manner))
process.stdout.write(`OPENROUTER_BASE_URL=${model.url}\n`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void model.close())
