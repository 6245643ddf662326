import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type OpenRouterBench, startOpenRouterBench } from '#server/testing/openrouter-bench.ts'
import { modelFaults } from '#server/testing/scripted-model-faults.ts'
import {
  answerJson,
  modelAnswers,
  modelSays,
  modelSaysInParts,
} from '#server/testing/scripted-model-scripts.ts'

let bench: OpenRouterBench

beforeEach(async () => {
  bench = await startOpenRouterBench()
})

afterEach(() => bench.close())

describe('a good reply', () => {
  it('arrives in pieces and whole, with what it cost', async () => {
    bench.server.script(modelAnswers({}, { usage: { prompt_tokens: 7, completion_tokens: 5, cost: 0.002 } }))
    const { done, words, attempts } = await bench.ask()
    expect(words.length).toBeGreaterThan(5)
    expect(words.join('')).toBe(answerJson())
    expect(done?.text).toBe(answerJson())
    expect(attempts).toEqual(['one'])
    expect(done?.calls).toEqual([
      {
        model: 'one',
        outcome: 'ok',
        promptTokens: 7,
        completionTokens: 5,
        costUsd: 0.002,
        firstTokenMs: expect.any(Number),
        durationMs: expect.any(Number),
      },
    ])
  })

  it('is asked for with the key, the schema, streaming and the usage', async () => {
    bench.server.script(modelAnswers())
    await bench.ask()
    expect(bench.server.requests[0]).toMatchObject({
      authorization: `Bearer ${bench.key}`,
      messages: [
        { role: 'system', content: 'You help.' },
        { role: 'user', content: bench.secret },
      ],
      body: {
        model: 'one',
        stream: true,
        stream_options: { include_usage: true },
        usage: { include: true },
        response_format: {
          type: 'json_schema',
          json_schema: { name: 'answer', strict: true, schema: { type: 'object' } },
        },
      },
    })
  })

  it('may be slow, token by token, as long as each comes in time', async () => {
    bench.server.script(modelAnswers({}, { pieceLength: 12, pieceDelayMs: 200 }))
    const { done, tookMs } = await bench.ask(bench.createModel({ firstTokenMs: 2000, gapMs: 2000 }))
    expect(done?.text).toBe(answerJson())
    expect(tookMs).toBeGreaterThan(2000)
  })

  it('does not wait for a usage that never comes', async () => {
    bench.server.script(modelAnswers({}, { usage: null }))
    const { done } = await bench.ask()
    expect(done?.calls[0]).toMatchObject({ outcome: 'ok', promptTokens: 0, costUsd: 0 })
  })

  it('is good after thinking aloud, which is a sign of life but not text', async () => {
    bench.server.script(
      modelAnswers({}, { thoughts: ['Let', ' me', ' see'], pieceDelayMs: 80, pieceLength: 80 }),
    )
    const { done, words } = await bench.ask()
    expect(done?.text).toBe(answerJson())
    expect(words.join('')).toBe(answerJson())
  })

  it('leaves a customer’s words alone, cut anywhere', async () => {
    const text = `{"answer": "Grüße 😀 — ${'日本語 '.repeat(20)}"}`
    bench.server.script(modelSays(text, { pieceLength: 1 }))
    const { done, words } = await bench.ask()
    expect(done?.text).toBe(text)
    expect(words.join('')).toBe(text)
  })
})

describe('an answer in parts', () => {
  const parts: [string, unknown[]][] = [
    ['thinking, then text', [[{ type: 'thinking', thinking: [{ type: 'text', text: 'Hm' }] }], answerJson()]],
    ['text parts', [[{ type: 'text', text: answerJson() }]]],
    ['bare texts in a list', [['', answerJson()]]],
    ['one part alone', [{ type: 'output_text', text: answerJson() }]],
    ['parts of a kind that nobody knows', [[{ type: 'seal', x: 1 }, 7, null], answerJson()]],
    [
      'thinking and text in one',
      [
        [
          { type: 'reasoning', text: 'Hm' },
          { type: 'text', text: answerJson() },
        ],
      ],
    ],
  ]
  it.each(parts)('is read: %s', async (_, contents) => {
    bench.server.script(modelSaysInParts(contents))
    const { done, words } = await bench.ask()
    expect(done?.text).toBe(answerJson())
    expect(words.join('')).toBe(answerJson())
  })
})

describe('a failure that can be recovered', () => {
  it('is tried again, and the words of the failed try are discarded', async () => {
    bench.server.script(modelFaults.stall(), modelAnswers())
    const { done, words, attempts } = await bench.ask(bench.createModel({ gapMs: 1000 }))
    expect(words.join('')).toBe(answerJson())
    expect(attempts).toEqual(['one', 'one'])
    expect(done?.calls.map(({ outcome }) => outcome)).toEqual(['timeout', 'ok'])
  })

  it('goes to the fallbacks in their order', async () => {
    bench.server.script(modelFaults.status(503), modelFaults.status(402), modelAnswers())
    const { done, attempts } = await bench.ask(bench.createModel({ models: ['one', 'two', 'three'] }))
    expect(attempts).toEqual(['one', 'two', 'three'])
    expect(bench.server.requests.map(({ model }) => model)).toEqual(['one', 'two', 'three'])
    expect(done?.calls.map(({ outcome }) => outcome)).toEqual(['server-error', 'out-of-credit', 'ok'])
  })

  it('waits as long as Retry-After says, no less', async () => {
    bench.server.script(modelFaults.status(429, { retryAfter: '1' }), modelAnswers())
    const { done, tookMs } = await bench.ask(bench.createModel())
    expect(done?.text).toBe(answerJson())
    expect(tookMs).toBeGreaterThanOrEqual(990)
  })

  it.each(['stream_options', 'response_format', 'usage', 'max_tokens'])(
    'leaves out %s from then on for a model that refuses it',
    async (parameter) => {
      bench.server.otherwise(({ body }) => (parameter in body ? modelFaults.status(422) : modelAnswers()))
      const model = bench.createModel()
      expect((await bench.ask(model)).done?.text).toBe(answerJson())
      expect((await bench.ask(model)).done?.text).toBe(answerJson())
      expect(bench.server.requests.map(({ body }) => parameter in body)).toEqual([true, false, false])
    },
  )

  it('moves the prompt into the customer’s turn for a model without a system role, from then on', async () => {
    bench.server.otherwise(({ messages }) =>
      messages.some(({ role }) => role === 'system') ? modelFaults.status(400) : modelAnswers(),
    )
    const model = bench.createModel()
    expect((await bench.ask(model)).done?.text).toBe(answerJson())
    expect((await bench.ask(model)).done?.text).toBe(answerJson())
    expect(bench.server.requests).toHaveLength(4)
    expect(bench.server.requests.at(-1)?.messages).toEqual([
      { role: 'user', content: `You help.\n\n${bench.secret}` },
    ])
  })

  it('is given up when the overall deadline passes, whatever each try may take', async () => {
    bench.server.otherwise(() => modelFaults.commentsOnly())
    const { failure } = await bench.ask(
      bench.createModel({ timeoutSeconds: 0.5, firstTokenMs: 9000, gapMs: 9000 }),
    )
    expect(failure?.kind).toBe('timeout')
  })

  it('is given up when a reply trickles on past the overall deadline', async () => {
    bench.server.script(modelAnswers({}, { pieceLength: 1, pieceDelayMs: 50 }))
    const { failure } = await bench.ask(bench.createModel({ timeoutSeconds: 0.6 }))
    expect(failure?.kind).toBe('timeout')
  })
})

describe('a caller that gives up', () => {
  it.each([
    ['before the headers', modelFaults.noHeaders()],
    ['half-way', modelFaults.stall()],
  ])('%s ends the call at once, and the connection', async (_, script) => {
    bench.server.script(script)
    const controller = new AbortController()
    const asking = bench.ask(bench.createModel({ timeoutSeconds: 30, firstTokenMs: 9000, gapMs: 9000 }), {
      signal: controller.signal,
    })
    const asked = await bench.server.asked(1)
    controller.abort()
    const { failure } = await asking
    expect(failure).toMatchObject({ kind: 'aborted', calls: [{ outcome: 'aborted' }] })
    expect(await asked.ended).toBe('aborted')
  })

  it('during a pause between tries ends it at once', async () => {
    bench.server.script(modelFaults.status(429, { retryAfter: '20' }))
    const controller = new AbortController()
    const asking = bench.ask(bench.createModel({ timeoutSeconds: 30 }), { signal: controller.signal })
    await (await bench.server.asked(1)).ended
    controller.abort()
    const { failure } = await asking
    expect(failure?.kind).toBe('aborted')
  })

  it('before the call starts sends no request', async () => {
    const { failure } = await bench.ask(bench.createModel(), { signal: AbortSignal.abort() })
    expect(failure?.kind).toBe('aborted')
    expect(bench.server.requests).toHaveLength(0)
  })

  it('by leaving the loop closes the connection', async () => {
    bench.server.script(modelFaults.stall())
    for await (const event of bench.createModel().complete(bench.request())) if (event.type === 'text') break
    expect(await bench.server.requests[0]?.ended).toBe('aborted')
  })
})

describe('an outage', () => {
  it('delays only the first customers', async () => {
    bench.server.otherwise(() => modelFaults.status(500))
    const model = bench.createModel({ circuit: { failures: 2, openMs: 60_000 } })
    await bench.ask(model)
    expect(model.circuit()).toBe('closed')
    await bench.ask(model)
    expect(model.circuit()).toBe('open')
    const before = bench.server.requests.length
    const { failure } = await bench.ask(model)
    expect(failure).toMatchObject({ kind: 'server-error', calls: [] })
    expect(bench.server.requests).toHaveLength(before)
  })

  it.each([
    ['out-of-credit', modelFaults.status(402)],
    ['unauthorized', modelFaults.status(401)],
  ])('that only the operator can end (%s) is known after one call, with its reason', async (kind, script) => {
    bench.server.script(script)
    const model = bench.createModel({ circuit: { failures: 8, openMs: 60_000 } })
    expect(model.outage()).toBeNull()
    for (let call = 0; call < 7; call += 1) expect((await bench.ask(model)).failure?.kind).toBe(kind)
    expect(bench.server.requests).toHaveLength(1)
    expect({ circuit: model.circuit(), outage: model.outage() }).toEqual({ circuit: 'open', outage: kind })
  })

  it('is not what 403 to one customer means, nor a moderation of what they wrote', async () => {
    const model = bench.createModel({ circuit: { failures: 8, openMs: 60_000 } })
    bench.server.script(modelFaults.status(403))
    await bench.ask(model)
    expect(model.circuit()).toBe('closed')
  })

  it('is over as soon as one call succeeds', async () => {
    const model = bench.createModel({ circuit: { failures: 1, openMs: 0 } })
    bench.server.script(modelFaults.status(401), modelAnswers())
    await bench.ask(model)
    expect(model.circuit()).toBe('half-open')
    expect((await bench.ask(model)).done?.text).toBe(answerJson())
    expect(model.circuit()).toBe('closed')
  })

  it('cannot be caused by a customer whose words the model refuses or chokes on', async () => {
    const model = bench.createModel({ circuit: { failures: 1, openMs: 60_000 } })
    for (const script of [modelAnswers({}, { finishReason: 'content_filter' }), modelFaults.huge()]) {
      bench.server.script(script)
      await bench.ask(model)
      expect(model.circuit()).toBe('closed')
    }
  })
})

it('does not show the key when it is printed', () => {
  expect(inspect(bench.createModel(), { depth: 9, showHidden: true })).not.toContain(bench.key)
})
