import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ModelFailureKind } from '#server/ports/language-model.ts'
import { hurried, type OpenRouterBench, startOpenRouterBench } from '#server/testing/openrouter-bench.ts'
import { startScriptedModel } from '#server/testing/scripted-model.ts'
import { modelFaults } from '#server/testing/scripted-model-faults.ts'
import { type ModelScript, modelAnswers, modelSays } from '#server/testing/scripted-model-scripts.ts'

let bench: OpenRouterBench

beforeEach(async () => {
  bench = await startOpenRouterBench()
})

afterEach(() => bench.close())

describe('a fault at every try', () => {
  const faults: [string, () => ModelScript, ModelFailureKind, tries: number][] = [
    ['no headers', () => modelFaults.noHeaders(), 'timeout', 3],
    ['a stall after some tokens', () => modelFaults.stall(), 'timeout', 3],
    ['comments only', () => modelFaults.commentsOnly(), 'timeout', 3],
    ['chunks without text', () => modelFaults.emptyDeltas(), 'timeout', 3],
    ['a stream without finish_reason', () => modelFaults.cut(), 'cut', 3],
    ['a reset', () => modelFaults.reset(), 'cut', 3],
    ['bad JSON', () => modelFaults.badJson(), 'garbage', 3],
    ['HTML with 200', () => modelFaults.html(), 'garbage', 3],
    ['an error object in the stream', () => modelFaults.errorInStream(), 'server-error', 3],
    ['an error with a word for a code', () => modelFaults.errorInStream('server_error'), 'server-error', 3],
    ['a rate limit in the stream', () => modelFaults.errorInStream(429), 'rate-limited', 3],
    ['429', () => modelFaults.status(429), 'rate-limited', 3],
    ['429 for an hour', () => modelFaults.status(429, { retryAfter: '3600' }), 'rate-limited', 1],
    ['401', () => modelFaults.status(401), 'unauthorized', 1],
    ['403', () => modelFaults.status(403), 'unauthorized', 1],
    ['402', () => modelFaults.status(402), 'out-of-credit', 1],
    ['400', () => modelFaults.status(400, { message: 'my cat is called Ada' }), 'rejected', 3],
    ['500', () => modelFaults.status(500, { message: 'my cat is called Ada' }), 'server-error', 3],
    ['500 whose body never comes', () => modelFaults.statusWithoutBody(500), 'timeout', 3],
    ['empty choices', () => modelFaults.emptyChoices(), 'cut', 3],
    ['2 MB of text', () => modelFaults.huge(), 'too-large', 1],
    ['a reply that nobody can use', () => modelSays('As I said: no.'), 'garbage', 3],
    ['no text', () => modelSays(''), 'garbage', 3],
    ['half a reply, out of tokens', () => modelAnswers({}, { finishReason: 'length' }), 'too-large', 1],
    ['a filtered reply', () => modelAnswers({}, { finishReason: 'content_filter' }), 'rejected', 1],
    ['a call of a tool', () => modelAnswers({}, { finishReason: 'tool_calls' }), 'garbage', 3],
  ]

  it.each(faults)('%s ends as a failure, with nothing left behind', async (_, script, kind, tries) => {
    bench.server.otherwise(script)
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
    const before = timers()
    const { failure } = await bench.ask(bench.createModel(kind === 'timeout' ? hurried : {}))
    expect(failure?.kind).toBe(kind)
    expect(failure?.calls.map(({ outcome }) => outcome)).toEqual(Array(tries).fill(kind))
    expect(bench.server.requests).toHaveLength(tries)
    expect(timers()).toBeLessThanOrEqual(before)
    // Every connection is over on the server's side too.
    await Promise.all(bench.server.requests.map(({ ended }) => ended))
  })

  it('an unreachable server is a failure too', async () => {
    const gone = await startScriptedModel()
    await gone.close()
    const { failure } = await bench.ask(bench.createModel({ baseUrl: gone.url }))
    expect(failure?.kind).toBe('unreachable')
  })

  it('a flood is cut off long before its end', async () => {
    bench.server.script(modelFaults.huge(50_000_000))
    const { words } = await bench.ask()
    expect(words.join('').length).toBeLessThanOrEqual(64 * 1024)
    expect(await bench.server.requests[0]?.ended).toBe('aborted')
  })

  it.each([
    ['a line without end', modelFaults.hugeLine(), 'too-large'],
    ['an error without end', modelFaults.hugeError(), 'server-error'],
  ])('%s is cut off too, before the SDK has collected it', async (_, script, kind) => {
    bench.server.otherwise(() => script)
    const { failure } = await bench.ask(bench.createModel({ maxCharacters: 1000 }))
    expect(failure?.kind).toBe(kind)
    expect(await bench.server.requests[0]?.ended).toBe('aborted')
  })
})
