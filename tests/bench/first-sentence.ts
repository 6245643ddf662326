import { setTimeout as delay } from 'node:timers/promises'
import { subscribe } from '#server/testing/graphql-client.ts'
import { startScriptedModel } from '#server/testing/scripted-model.ts'
import { firstFaqSentences } from '#server/testing/scripted-model-demo.ts'
import {
  answerJson,
  type ModelScript,
  openStream,
  sendChunk,
} from '#server/testing/scripted-model-scripts.ts'
import { run, temporaryFolder } from '../journeys/process.ts'
import { CREATE, type CreateResult, FOLLOW, post, SEND, type SendResult } from '../nemesis/operations.ts'
import { ofLimit } from './of-limit.ts'

const LIMIT_MS = 300
const ROUNDS = 20
/** The FAQ is still being examined just after the start. */
const WARM_UP = 20
const TIMEOUT_MS = 30_000
/** Near to something, and sure of nothing: the model is asked. */
const QUESTION = 'My aunt wonders what becomes of a lantern that the parcel people dropped'

interface FollowResult {
  sessionEvents: { __typename: string; text?: string }
}

/**
 * How long after the last token of its first sentence a model's reply is on the customer's wire, proven: when the model
 * goes on writing at once, and when it stops to think.
 */
export async function measureFirstSentences(): Promise<void> {
  const model = await startScriptedModel()
  const data = temporaryFolder()
  const server = run(['node', 'server/main.ts'], {
    DATA_DIR: data.path,
    LOG_LEVEL: 'silent',
    RATE_LIMIT_REQUESTS: '1000000',
    COST_LIMIT_ADDRESS: '999999999',
    COST_LIMIT_CREDENTIAL: '999999999',
    OPENROUTER_API_KEY: 'sk-or-bench',
    OPENROUTER_BASE_URL: model.url,
    OPENROUTER_MODEL: 'bench/model',
  })
  try {
    const url = await server.url()
    for (let round = 0; round < WARM_UP; round++) await timeOne(url, model, true)
    for (const [name, goesOn] of Object.entries({ 'goes on': true, pauses: false })) {
      const times: number[] = []
      for (let round = 0; round < ROUNDS; round++) times.push(await timeOne(url, model, goesOn))
      times.sort((a, b) => a - b)
      const median = times[Math.floor(times.length / 2)] ?? 0
      console.log(
        `the model ${name.padEnd(8)} median ${median.toFixed(1)} ms, longest ${ofLimit(times.at(-1) ?? 0, LIMIT_MS)}`,
      )
    }
  } finally {
    server.child.kill('SIGTERM')
    await server.ended
    await model.close()
    data.remove()
  }
}

async function timeOne(
  url: string,
  model: Awaited<ReturnType<typeof startScriptedModel>>,
  goesOn: boolean,
): Promise<number> {
  const { createSession } = await post<CreateResult>(url, { query: CREATE, variables: {} }, TIMEOUT_MS)
  const { session, sessionToken: bearer } = createSession
  if (!session || !bearer) throw new Error('There is no session.')
  const events = subscribe<FollowResult>(url, FOLLOW, { sessionId: session.id, afterSeq: 0 }, bearer)
  const shown = Promise.withResolvers<void>()
  let saidAt = Number.NaN
  model.script(writeFirstSentence({ goesOn, said: () => (saidAt = performance.now()), until: shown.promise }))
  const variables = { input: { sessionId: session.id, text: QUESTION } }
  const sent = post<SendResult>(url, { query: SEND, variables, bearer }, TIMEOUT_MS)
  const isDelta = ({ sessionEvents }: FollowResult) => sessionEvents.__typename === 'ReplyDelta'
  await events.until((some) => some.some(isDelta), TIMEOUT_MS)
  const waited = performance.now() - saidAt
  shown.resolve()
  await sent
  events.close()
  return waited
}

/** All but the last token of the first sentence, that token, and the rest once the sentence has been shown. */
function writeFirstSentence({
  goesOn,
  said,
  until,
}: {
  goesOn: boolean
  said(): void
  until: Promise<void>
}): ModelScript {
  return async (response, request) => {
    const [first = '', ...more] = firstFaqSentences(request)
    const text = answerJson({ answer: [first, ...more, 'Anything else?'].join(' ') })
    const end = text.indexOf(first) + first.length
    const write = (content: string) =>
      sendChunk(response, {
        model: request.model,
        choices: [{ index: 0, delta: { content }, finish_reason: null }],
      })
    openStream(response)
    write(text.slice(0, end - 1))
    await delay(50)
    said()
    write(text.slice(end - 1, end))
    if (goesOn) write(text.slice(end, end + 8))
    await until
    write(text.slice(goesOn ? end + 8 : end))
    sendChunk(response, { model: request.model, choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] })
    response.end('data: [DONE]\n\n')
  }
}
