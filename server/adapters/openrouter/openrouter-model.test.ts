import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type OpenRouterBench, startOpenRouterBench } from '#server/testing/openrouter-bench.ts'
import { modelFaults } from '#server/testing/scripted-model-faults.ts'
import { answerJson, modelAnswers, modelSays } from '#server/testing/scripted-model-scripts.ts'

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
    bench.server.script(modelAnswers({}, { pieceLength: 12, pieceDelayMs: 40 }))
    const { done, tookMs } = await bench.ask(bench.createModel({ firstTokenMs: 300, gapMs: 300 }))
    expect(done?.text).toBe(answerJson())
    expect(tookMs).toBeGreaterThan(300)
  })

  it('does not wait for a usage that never comes', async () => {
    bench.server.script(modelAnswers({}, { usage: null }))
    const { done } = await bench.ask()
    expect(done?.calls[0]).toMatchObject({ outcome: 'ok', promptTokens: 0, costUsd: 0 })
  })

  it('is good after thinking aloud, which is a sign of life and no text', async () => {
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

describe('what can be helped', () => {
  it('is tried again, and the words of the failed try are void', async () => {
    bench.server.script(modelFaults.stall(), modelAnswers())
    const { done, words, attempts } = await bench.ask()
    expect(words.join('')).toBe(answerJson())
    expect(attempts).toEqual(['one', 'one'])
    expect(done?.calls.map(({ outcome }) => outcome)).toEqual(['timeout', 'ok'])
  })

  it('goes to the fallbacks in their order', async () => {
    bench.server.script(modelFaults.status(503), modelFaults.status(402), modelAnswers())
    const { done, attempts } = await bench.ask(bench.createModel({ models: ['one', 'two', 'three'] }))
    expect(attempts).toEqual(['one', 'two', 'three'])
    expect(bench.server.requests.map(({ model }) => model)).toEqual(['one', 'two', 'three'])
    expect(done?.calls.map(({ outcome }) => outcome)).toEqual(['server-error', 'rejected', 'ok'])
  })

  it('waits as long as Retry-After says, no less', async () => {
    bench.server.script(modelFaults.status(429, { retryAfter: '1' }), modelAnswers())
    const { done, tookMs } = await bench.ask(bench.createModel({ timeoutSeconds: 5 }))
    expect(done?.text).toBe(answerJson())
    expect(tookMs).toBeGreaterThanOrEqual(990)
  })

  it('leaves out the response format for a model that refuses it, from then on', async () => {
    bench.server.script(modelFaults.status(400), modelAnswers(), modelAnswers())
    const model = bench.createModel()
    expect((await bench.ask(model)).done?.text).toBe(answerJson())
    expect((await bench.ask(model)).done?.text).toBe(answerJson())
    expect(bench.server.requests.map(({ body }) => 'response_format' in body)).toEqual([true, false, false])
    expect(bench.server.requests.map(({ body }) => 'usage' in body)).toEqual([true, false, false])
  })

  it('is given up when the whole time is over, whatever each try may take', async () => {
    bench.server.otherwise(() => modelFaults.commentsOnly())
    const { failure, tookMs } = await bench.ask(
      bench.createModel({ timeoutSeconds: 0.5, firstTokenMs: 9000, gapMs: 9000 }),
    )
    expect(failure?.kind).toBe('timeout')
    expect(tookMs).toBeLessThan(500)
  })

  it('is given up when a reply trickles on beyond the whole time', async () => {
    bench.server.script(modelAnswers({}, { pieceLength: 1, pieceDelayMs: 50 }))
    const { failure, tookMs } = await bench.ask(bench.createModel({ timeoutSeconds: 0.6 }))
    expect(failure?.kind).toBe('timeout')
    expect(tookMs).toBeLessThan(600)
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
    const { failure, tookMs } = await asking
    expect(failure).toMatchObject({ kind: 'aborted', calls: [{ outcome: 'aborted' }] })
    expect(tookMs).toBeLessThan(1000)
    expect(await asked.ended).toBe('aborted')
  })

  it('during a pause between tries ends it at once', async () => {
    bench.server.script(modelFaults.status(429, { retryAfter: '20' }))
    const controller = new AbortController()
    const asking = bench.ask(bench.createModel({ timeoutSeconds: 30 }), { signal: controller.signal })
    await (await bench.server.asked(1)).ended
    controller.abort()
    const { failure, tookMs } = await asking
    expect(failure?.kind).toBe('aborted')
    expect(tookMs).toBeLessThan(1000)
  })

  it('before it began asks nobody', async () => {
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
  it('is waited for by the first customers only', async () => {
    bench.server.otherwise(() => modelFaults.status(500))
    const model = bench.createModel({ circuit: { failures: 2, openMs: 60_000 } })
    await bench.ask(model)
    expect(model.circuit()).toBe('closed')
    await bench.ask(model)
    expect(model.circuit()).toBe('open')
    const before = bench.server.requests.length
    const { failure, tookMs } = await bench.ask(model)
    expect(failure).toMatchObject({ kind: 'server-error', calls: [] })
    expect(tookMs).toBeLessThan(50)
    expect(bench.server.requests).toHaveLength(before)
  })

  it('is over as soon as one call succeeds', async () => {
    const model = bench.createModel({ circuit: { failures: 1, openMs: 0 } })
    bench.server.script(modelFaults.status(401), modelAnswers())
    await bench.ask(model)
    expect(model.circuit()).toBe('half-open')
    expect((await bench.ask(model)).done?.text).toBe(answerJson())
    expect(model.circuit()).toBe('closed')
  })

  it('is not what a customer can bring about with words that the model refuses or drowns in', async () => {
    const model = bench.createModel({ circuit: { failures: 1, openMs: 60_000 } })
    for (const script of [modelAnswers({}, { finishReason: 'content_filter' }), modelFaults.huge()]) {
      bench.server.script(script)
      await bench.ask(model)
      expect(model.circuit()).toBe('closed')
    }
  })
})

it('shows the key to nobody who prints it', () => {
  expect(inspect(bench.createModel(), { depth: 9, showHidden: true })).not.toContain(bench.key)
})
