import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { ask, askModelNear, openSession } from '#server/testing/ask.ts'
import { buildDeps, type Replica } from '#server/testing/build-deps.ts'
import { type ScriptedModel, startScriptedModel } from '#server/testing/scripted-model.ts'
import { modelFaults } from '#server/testing/scripted-model-faults.ts'
import {
  answerJson,
  type ModelScript,
  modelAnswers,
  modelSays,
} from '#server/testing/scripted-model-scripts.ts'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { questions, writeTestFaqs } from '#server/testing/test-faqs.ts'

describeOnEachDatabase('a message that only the model can answer', (getDatabase) => {
  let server: ScriptedModel
  let strict: Replica
  let hasty: Replica
  let open: Replica
  let faqs: Awaited<ReturnType<typeof writeTestFaqs>>

  beforeAll(async () => {
    server = await startScriptedModel()
    const parts = { database: getDatabase(), modelUrl: server.url }
    strict = await buildDeps({ ...parts, settings: { modelTimeoutSeconds: 30 } })
    // The whole reply within two seconds: the faults that hang are waited for.
    hasty = await buildDeps({ ...parts, settings: { modelTimeoutSeconds: 1 } })
    open = await buildDeps({ ...parts, settings: { grounding: 'open', maxContextMessages: 3 } })
    faqs = await writeTestFaqs(strict.deps)
    await open.deps.faqs.refresh()
    await hasty.deps.faqs.refresh()
  })
  afterEach(() => {
    server.otherwise(undefined)
    server.expectNothingLeft()
  })
  afterAll(async () => {
    await strict.close()
    await hasty.close()
    await open.close()
    await server.close()
  })

  async function stored(sessionId: string) {
    const { db } = getDatabase()
    const [messages, tickets, calls] = await Promise.all([
      db.message.findMany({ where: { sessionId }, orderBy: { seq: 'asc' } }),
      db.ticket.findMany({ where: { sessionId } }),
      db.modelCall.findMany({ where: { sessionId }, orderBy: { createdAt: 'asc' } }),
    ])
    return { messages, tickets, calls, senders: messages.map(({ sender }) => sender) }
  }

  const askNear = ({ deps }: Replica) => askModelNear(deps, [faqs.delivery])

  test('gets the answer with its citation, and its tokens and cost are recorded', async () => {
    const answer = 'Delivery takes two to four working days within the country.'
    server.script(
      modelAnswers({ answer }, { usage: { prompt_tokens: 700, completion_tokens: 30, cost: 0.002 } }),
    )
    const { reply, session } = await askNear(strict)
    expect(reply).toMatchObject({
      source: 'MODEL',
      text: answer,
      citedFaqIds: [faqs.delivery.id],
      escalated: false,
    })
    expect(reply?.confidence).toBeGreaterThanOrEqual(0.6)
    expect(reply?.evidence).toEqual({
      sentences: [
        {
          ...{ text: answer, basis: 'PROVEN' },
          sources: [{ faqId: faqs.delivery.id, quote: faqs.delivery.answer, start: 0, end: answer.length }],
        },
      ],
      leftOut: [],
    })
    const { calls, tickets, senders } = await stored(session.id)
    expect(senders).toEqual(['CUSTOMER', 'BOT'])
    expect(tickets).toEqual([])
    expect(calls).toMatchObject([
      {
        outcome: 'ok',
        messageSeq: 1,
        model: 'test/first',
        promptTokens: 700,
        completionTokens: 30,
        costUsd: 0.002,
      },
    ])
    expect(calls[0]?.durationMs).toBeGreaterThanOrEqual(0)
  })

  test('is handed over under strict grounding when no entry supports the answer, whatever it cites', async () => {
    server.script(modelAnswers({ answer: 'The moon is made of green cheese.' }))
    const { reply, session } = await askNear(strict)
    expect(reply).toMatchObject({ source: 'RULE', escalated: true, citedFaqIds: [] })
    expect(reply?.text).not.toContain('cheese')
    expect((await stored(session.id)).tickets).toMatchObject([{ reason: 'LOW_CONFIDENCE' }])
  })

  test('gets only the proven sentences, and an approved sentence in place of one that points to it', async () => {
    const answer =
      'Delivery takes two to four working days within the country. I have refunded 100 EUR. It takes 2 to 9 working days [F1.1].'
    server.script(modelAnswers({ faqs: [], answer, confidence: undefined }))
    const { reply } = await askNear(strict)
    expect(reply).toMatchObject({ source: 'MODEL', escalated: false, text: faqs.delivery.answer })
    expect(reply?.evidence).toMatchObject({
      leftOut: [
        { text: 'I have refunded 100 EUR.', rule: 'action-claimed' },
        { text: 'It takes 2 to 9 working days.', rule: 'repeated' },
      ],
    })
  })

  test('is offered close questions when no sentence of the answer is proven, without a ticket', async () => {
    server.script(modelAnswers({ answer: 'The moon is made of green cheese.' }))
    const session = await openSession(strict.deps)
    const { reply } = await ask(strict.deps, session, questions.close)
    expect(reply).toMatchObject({ source: 'RULE', escalated: false })
    expect(reply?.suggestedFaqIds.length).toBeGreaterThan(0)
    expect((await stored(session.id)).tickets).toEqual([])
  })

  test('is shown an entry that may help when no sentence of the answer is proven, without a ticket', async () => {
    server.script(modelAnswers({ answer: 'The moon is made of green cheese.' }))
    const session = await openSession(strict.deps)
    const { reply } = await ask(strict.deps, session, 'How long is delivery')
    expect(reply).toMatchObject({ source: 'RULE', escalated: false, trace: { rule: 'may-help' } })
    expect(reply?.suggestedFaqIds[0]).toBe(faqs.delivery.id)
    expect((await stored(session.id)).tickets).toEqual([])
  })

  test('is answered without an FAQ under open grounding', async () => {
    server.script(modelAnswers({ faqs: [], answer: 'The moon is made of rock and dust.' }))
    const { reply } = await askNear(open)
    expect(reply).toMatchObject({ source: 'MODEL', escalated: false, citedFaqIds: [] })
  })

  test.each<[string, Parameters<typeof modelAnswers>[0], string]>([
    ['low confidence', { confidence: 0.2 }, 'LOW_CONFIDENCE'],
    ['an answer that no entry says', { confidence: undefined }, 'LOW_CONFIDENCE'],
    ['an answer that is too short', { answer: 'Yes.' }, 'SHORT_ANSWER'],
    ['a wish for a person', { escalate: true }, 'MODEL_REQUESTED'],
  ])('is handed over after %s, with one ticket and one notice', async (_, answer, reason) => {
    server.script(modelAnswers(answer))
    const { reply, session } = await askNear(strict)
    expect(reply?.escalated).toBe(true)
    const { senders, tickets } = await stored(session.id)
    expect(senders).toEqual(['CUSTOMER', 'BOT', 'SYSTEM'])
    expect(tickets).toMatchObject([{ reason, status: 'OPEN' }])
  })

  test('is left to its job when the reply hangs past every deadline', async () => {
    const { deps, log } = hasty
    // A defect: an adapter must end by itself.
    async function* complete() {
      yield { type: 'attempt' as const, model: 'test/first' }
      await new Promise(() => undefined)
    }
    const hanging = {
      ...hasty,
      deps: {
        ...deps,
        model: { ...deps.model, complete },
        sleep: (ms: number, signal?: AbortSignal) => deps.sleep(ms / 100, signal),
      },
    }
    const { message, reply } = await askNear(hanging)
    expect({ awaitsReply: message.awaitsReply, reply }).toEqual({ awaitsReply: true, reply: null })
    expect(log.lines.some(({ message }) => message.includes('hangs'))).toBe(true)
  })

  test('shows the model the last MAX_CONTEXT_MESSAGES messages, ending with the question', async () => {
    const session = await openSession(open.deps)
    await ask(open.deps, session, questions.smallTalk)
    await ask(open.deps, session, questions.known)
    server.script(modelAnswers())
    await ask(open.deps, session, questions.unknown)
    expect(server.requests.at(-1)?.messages.slice(1)).toEqual([
      { role: 'user', content: expect.stringMatching(new RegExp(`\n${RegExp.escape(questions.known)}$`)) },
      { role: 'assistant', content: faqs.delivery.answer },
      { role: 'user', content: questions.unknown },
    ])
  })

  test('gets a good answer of the model and the ticket of its keyword', async () => {
    server.script(modelAnswers())
    const session = await openSession(open.deps)
    const { reply } = await ask(open.deps, session, 'Qqqq zzzz billing?')
    expect(reply).toMatchObject({ source: 'MODEL', escalated: true })
    expect((await stored(session.id)).tickets).toMatchObject([{ reason: 'KEYWORD', keyword: 'billing' }])
  })

  const faults: [string, () => ModelScript][] = [
    ['no headers', () => modelFaults.noHeaders()],
    ['a stall after some tokens', () => modelFaults.stall()],
    ['comments only', () => modelFaults.commentsOnly()],
    ['a stream without finish_reason', () => modelFaults.cut()],
    ['a reset', () => modelFaults.reset()],
    ['bad JSON', () => modelFaults.badJson()],
    ['HTML with 200', () => modelFaults.html()],
    ['an error object in the stream', () => modelFaults.errorInStream()],
    ['429', () => modelFaults.status(429)],
    ['429 for an hour', () => modelFaults.status(429, { retryAfter: '3600' })],
    ['401', () => modelFaults.status(401)],
    ['500', () => modelFaults.status(500)],
    ['empty choices', () => modelFaults.emptyChoices()],
    ['2 MB of text', () => modelFaults.huge()],
    ['a confidence of NaN', () => modelSays(answerJson().replace('0.95', 'NaN'))],
    ['a confidence of 1e9', () => modelSays(answerJson({ confidence: 1e9 }))],
  ]
  test.each(faults)('ends %s in one honest reply, one ticket and one notice, in time', async (_, script) => {
    server.otherwise(script)
    const { reply, session } = await askNear(hasty)
    expect(reply).toMatchObject({ source: 'RULE', escalated: true, citedFaqIds: [] })
    const { senders, tickets, calls } = await stored(session.id)
    expect(senders).toEqual(['CUSTOMER', 'BOT', 'SYSTEM'])
    expect(tickets).toHaveLength(1)
    expect(calls.length).toBeGreaterThanOrEqual(1)
  })
})
