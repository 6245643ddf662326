import { startScriptedModel } from '#server/testing/scripted-model.ts'
import { modelAnswers, modelSays } from '#server/testing/scripted-model-scripts.ts'
import { findChromium } from '../../browser/chromium.ts'
import { openBrowser } from '../../browser/open-browser.ts'
import { run, temporaryFolder } from '../../journeys/process.ts'
import { ofLimit } from '../of-limit.ts'
import type { Felt } from './felt.ts'
import { longAnswer } from './long-answer.ts'
import { makeLongConversation } from './long-conversation.ts'
import { type Report, readAsAgent, readBack, watchAnswer } from './scenes.ts'
import { type Manner, openSlowPage, type SlowPage } from './slow-page.ts'

const LIMIT_MS = 50
const TIMES = 4
const ROUNDS: readonly Manner[] = ['slowed', 'counted', 'slowed', 'counted', 'slowed']
const WORDS = 1500
const MESSAGES = 500
const ADMIN_KEY = 'ak_admin_key_of_the_bench'
/** 25 characters 30 times a second: some 150 words a second. */
const PACE = { pieceLength: 25, pieceDelayMs: 33 }
const PHONE = { width: 412, height: 823 }

type Scene = (slow: SlowPage, report: Report) => Promise<void>

/** How long the pages keep their reader waiting on a processor of a quarter of this one's speed. */
export async function measureClient(): Promise<void> {
  const chromium = await findChromium()
  if (!chromium) return
  await using opened = new AsyncDisposableStack()
  const model = await startScriptedModel()
  opened.defer(() => model.close())
  const end = 'That is all that we know.'
  const answer = `${longAnswer(WORDS)}\n\n${end}`
  model.summaries(() => modelSays('{"summary": "The customer asked."}'))
  model.otherwise(() => modelAnswers({ answer }, PACE))
  const data = temporaryFolder()
  opened.defer(() => data.remove())
  const server = run(['node', 'server/main.ts'], {
    DATA_DIR: data.path,
    LOG_LEVEL: 'silent',
    ADMIN_KEY,
    RATE_LIMIT_REQUESTS: '1000000',
    COST_LIMIT_ADDRESS: '999999999',
    COST_LIMIT_CREDENTIAL: '999999999',
    GROUNDING: 'open',
    MODEL_TIMEOUT_SECONDS: '120',
    OPENROUTER_API_KEY: 'sk-or-bench',
    OPENROUTER_BASE_URL: model.url,
    OPENROUTER_MODEL: 'bench/model',
  })
  opened.defer(async () => {
    server.child.kill('SIGTERM')
    await server.ended
  })
  const url = await server.url()
  const browser = await openBrowser(chromium)
  opened.defer(() => browser.close())
  const parts = new Map<string, Partial<Record<Manner, Felt[]>>>()
  const play = async (manner: Manner, size: object, scene: Scene): Promise<void> => {
    const slow = await openSlowPage(browser, { manner, times: TIMES, ...size })
    await scene(slow, (part, felt) => {
      const { [manner]: before = [], ...others } = parts.get(part) ?? {}
      parts.set(part, { ...others, [manner]: [...before, felt] })
    })
    await slow.context.close()
  }
  for (const manner of ROUNDS) {
    await play(manner, PHONE, (slow, report) => watchAnswer(slow, url, end, report))
    const conversation = await makeLongConversation(url, MESSAGES)
    await play(manner, PHONE, (slow, report) => readBack(slow, url, conversation, report))
    await play(manner, {}, (slow, report) => readAsAgent(slow, url, conversation, ADMIN_KEY, report))
  }
  console.log(`On a processor ${TIMES} times slower; no task and no key over ${LIMIT_MS} ms.`)
  console.log('In brackets: of processor time alone, whatever else the machine does.')
  for (const [part, { slowed = [], counted = [] }] of parts) {
    console.log(`${part.padEnd(28)} ${tasks(slowed)} (${tasks(counted)})${keys(slowed)}`)
  }
}

/** The median of the rounds. */
function tasks(felt: readonly Felt[]): string {
  const of = (measure: (one: Felt) => number): number => median(felt.map(measure))
  const count = of(({ longTasks }) => longTasks.length)
  const sum = of(({ longTasks }) => longTasks.reduce((total, ms) => total + ms, 0))
  const longest = of(({ longTasks }) => Math.max(0, ...longTasks))
  if (count === 0) return 'no long task'
  return `${count} long tasks, together ${sum.toFixed(0)} ms, longest ${ofLimit(longest, LIMIT_MS)}`
}

function keys(felt: readonly Felt[]): string {
  const times = felt.flatMap(({ keys }) => keys)
  if (times.length === 0) return ''
  return `   keys: median ${median(times)} ms, longest ${ofLimit(Math.max(...times), LIMIT_MS)}`
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
