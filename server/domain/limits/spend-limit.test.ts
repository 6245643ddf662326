import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type CompletionRequest, type LanguageModel, ModelFailure } from '#server/ports/language-model.ts'
import { openTestDatabase, type TestDatabase } from '#server/testing/test-database.ts'
import { limitSpend } from './spend-limit.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database?.close())
beforeEach(() => database.db.modelSpend.deleteMany())

let now = new Date('2026-03-01T23:59:00Z')
const request: CompletionRequest = {
  system: '',
  messages: [{ role: 'user', content: 'x'.repeat(300) }],
  schema: { name: 'x', schema: {} },
  accept: () => true,
  signal: new AbortController().signal,
}
/** 300 bytes and the schema are 108 tokens, and the reply may have 2,048. */
const ONE_CALL = 2156
const call = { model: 'm', costUsd: 0, firstTokenMs: 1, durationMs: 2, outcome: 'ok' as const }

/** Counts how often it is asked, and ends each call as told. */
function makeModel(end: () => Promise<{ promptTokens: number; completionTokens: number }>) {
  const model: LanguageModel & { asked: number } = {
    models: ['m'],
    asked: 0,
    async *complete() {
      model.asked += 1
      yield { type: 'text', text: '{}' }
      yield { type: 'done', text: '{}', calls: [{ ...call, ...(await end()) }] }
    },
  }
  return model
}
const limited = (model: LanguageModel, tokensPerDay: number) =>
  limitSpend(model, { db: database.db, clock: () => now, tokensPerDay })
const ask = async (model: LanguageModel) => {
  for await (const _event of model.complete(request));
}
const outcomeOf = (asking: Promise<void>) =>
  asking.then(
    () => 'ok',
    (error: unknown) => (error instanceof ModelFailure ? error.kind : error),
  )
const spent = async () => (await database.db.modelSpend.findMany()).map(({ tokens }) => tokens)

test('of 200 calls in parallel as many are made as fit, and not one more', async () => {
  const gate = Promise.withResolvers<void>()
  const model = makeModel(async () => {
    await gate.promise
    return { promptTokens: 100, completionTokens: ONE_CALL - 100 }
  })
  const replicas = [limited(model, ONE_CALL * 7 + 10), limited(model, ONE_CALL * 7 + 10)]
  const asked = Array.from({ length: 200 }, (_, n) => outcomeOf(ask(replicas[n % 2] ?? model)))
  await Promise.race(asked)
  gate.resolve()
  const outcomes = await Promise.all(asked)
  expect(outcomes.filter((outcome) => outcome === 'ok')).toHaveLength(7)
  expect(outcomes.filter((outcome) => outcome === 'over-budget')).toHaveLength(193)
  expect(model.asked).toBe(7)
  expect(await spent()).toEqual([ONE_CALL * 7])
})

test('what a call does not use is given back, and what it reports beyond is added', async () => {
  await ask(
    limited(
      makeModel(async () => ({ promptTokens: 90, completionTokens: 10 })),
      ONE_CALL,
    ),
  )
  expect(await spent()).toEqual([100])
  await database.db.modelSpend.deleteMany()
  const large = limited(
    makeModel(async () => ({ promptTokens: 4000, completionTokens: 0 })),
    ONE_CALL,
  )
  await ask(large)
  expect(await spent()).toEqual([4000])
  expect(await outcomeOf(ask(large))).toBe('over-budget')
  expect(await large.spentRatio()).toBeCloseTo(4000 / ONE_CALL)
})

test('a server that reports no usage is taken at its reservation, and so is a reader who leaves', async () => {
  const silent = limited(
    makeModel(async () => ({ promptTokens: 0, completionTokens: 0 })),
    ONE_CALL * 2,
  )
  await ask(silent)
  expect(await spent()).toEqual([ONE_CALL])
  for await (const _event of silent.complete(request)) break
  expect(await spent()).toEqual([ONE_CALL * 2])
  expect(await outcomeOf(ask(silent))).toBe('over-budget')
})

test.each([
  ['unreachable', 0],
  ['out-of-credit', 0],
  ['timeout', ONE_CALL],
  ['garbage', ONE_CALL],
] as const)('a call that ends as %s costs %d tokens', async (kind, tokens) => {
  const failing: LanguageModel = {
    models: ['m'],
    // biome-ignore lint/correctness/useYield: it fails before there is anything to yield
    async *complete() {
      const record = { ...call, outcome: kind, promptTokens: 0, completionTokens: 0 }
      throw new ModelFailure(kind, 'It failed.', [record])
    },
  }
  expect(await outcomeOf(ask(limited(failing, ONE_CALL)))).toBe(kind)
  expect(await spent()).toEqual([tokens])
})

test('a new day has all of its tokens again', async () => {
  const model = limited(
    makeModel(async () => ({ promptTokens: ONE_CALL, completionTokens: 0 })),
    ONE_CALL,
  )
  await ask(model)
  expect(await outcomeOf(ask(model))).toBe('over-budget')
  now = new Date('2026-03-02T00:00:00Z')
  expect(await model.spentRatio()).toBe(0)
  expect(await outcomeOf(ask(model))).toBe('ok')
})

test('0 is no bound, and nothing is kept', async () => {
  const model = limited(
    makeModel(async () => ({ promptTokens: 1e6, completionTokens: 0 })),
    0,
  )
  await ask(model)
  expect([await spent(), await model.spentRatio()]).toEqual([[], null])
})
