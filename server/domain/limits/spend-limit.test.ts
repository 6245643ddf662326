import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Payers } from '#server/ports/correlation.ts'
import { type CompletionRequest, type LanguageModel, ModelFailure } from '#server/ports/language-model.ts'
import { nothingWatched } from '#server/testing/nothing-watched.ts'
import { openTestDatabase, type TestDatabase } from '#server/testing/test-database.ts'
import { purgeSpend } from './purge-spend.ts'
import type { SpendLimits } from './spend-accounts.ts'
import { limitSpend } from './spend-limit.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database?.close())
const warnings: string[] = []
const nothing = () => undefined
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing }
beforeEach(async () => {
  warnings.length = 0
  await database.db.modelSpend.deleteMany()
})

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
const unbounded: SpendLimits = {
  ...{ session: 0, address: 0, key: 0, day: 0, month: 0 },
  ...{ dollarsSession: 0, dollarsAddress: 0, dollarsKey: 0, dollarsDay: 0, dollarsMonth: 0 },
}
const limited = (model: LanguageModel, limits: number | Partial<SpendLimits>) =>
  limitSpend(model, {
    ...nothingWatched,
    log: { ...silent, warn: (_facts, message) => warnings.push(message) },
    db: database.db,
    clock: () => now,
    dollarsPerMillionTokens: 10,
    limits: { ...unbounded, ...(typeof limits === 'number' ? { day: limits } : limits) },
  })
const paidBy = <T>(payers: Payers, work: () => T) => nothingWatched.correlation.charge(payers, work)
const ask = async (model: LanguageModel) => {
  for await (const _event of model.complete(request));
}
const outcomeOf = (asking: Promise<void>) =>
  asking.then(
    () => 'ok',
    (error: unknown) => (error instanceof ModelFailure ? error.kind : error),
  )
const spent = async () =>
  (await database.db.modelSpend.findMany({ where: { payer: { not: { startsWith: 'alerted' } } } })).map(
    ({ tokens }) => tokens,
  )

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
  expect((await large.nearestBound())?.ratio).toBeCloseTo(4000 / ONE_CALL)
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
  expect((await model.nearestBound())?.ratio).toBe(0)
  expect(await outcomeOf(ask(model))).toBe('ok')
})

test('0 is no bound, and nothing is kept', async () => {
  const model = limited(
    makeModel(async () => ({ promptTokens: 1e6, completionTokens: 0 })),
    0,
  )
  await ask(model)
  expect([await spent(), await model.nearestBound()]).toEqual([[], null])
})

test.each([
  ['session', { sessionId: 's1', address: 'a' }, { sessionId: 's2', address: 'a' }],
  ['address', { sessionId: 's1', address: 'a' }, { sessionId: 's1', address: 'b' }],
  ['key', { keyId: 'k1' }, { keyId: 'k2' }],
] as const)('one %s spends what it may, and keeps nobody else from theirs', async (scope, one, another) => {
  const model = makeModel(async () => ({ promptTokens: ONE_CALL, completionTokens: 0 }))
  const replicas = [0, 1].map(() => limited(model, { [scope]: ONE_CALL * 3, day: ONE_CALL * 100 }))
  const asked = Array.from({ length: 200 }, (_, n) =>
    paidBy(one, () => outcomeOf(ask(replicas[n % 2] ?? model))),
  )
  const outcomes = await Promise.all(asked)
  expect(outcomes.filter((outcome) => outcome === 'ok')).toHaveLength(3)
  expect(model.asked).toBe(3)
  expect(await paidBy(another, () => outcomeOf(ask(limited(model, { [scope]: ONE_CALL * 3 }))))).toBe('ok')
  // Those which were refused have taken nothing of the day.
  const { tokens } = await database.db.modelSpend.findFirstOrThrow({ where: { payer: 'all' } })
  expect(tokens).toBe(ONE_CALL * 3)
})

test('a month has its bound beside that of the day, and the nearer of both is told', async () => {
  const model = makeModel(async () => ({ promptTokens: ONE_CALL, completionTokens: 0 }))
  const both = limited(model, { day: ONE_CALL * 10, month: ONE_CALL * 2 })
  now = new Date('2026-04-01T00:00:00Z')
  await ask(both)
  now = new Date('2026-04-29T00:00:00Z')
  await ask(both)
  expect((await both.nearestBound())?.ratio).toBe(1)
  expect(await outcomeOf(ask(both))).toBe('over-budget')
  now = new Date('2026-05-01T00:00:00Z')
  expect(await outcomeOf(ask(both))).toBe('ok')
})

test('dollars have bounds too: a call reserves what it may cost, and is settled at what it did cost', async () => {
  const costs = (costUsd: number): LanguageModel => ({
    models: ['m'],
    async *complete() {
      const record = { ...call, promptTokens: 1000, completionTokens: 0, costUsd }
      yield { type: 'done', text: '', calls: [record] }
    },
  })
  // At 10 dollars a million, 2,156 tokens reserve 2.16 cents.
  const spentDollars = async () => (await spent())[0]
  const cheap = limited(costs(0.0031), { dollarsDay: 0.03 })
  await ask(cheap)
  expect(await spentDollars()).toBe(31)
  expect(await cheap.nearestBound()).toEqual({ ratio: 31 / 300, setting: 'MODEL_DOLLARS_PER_DAY' })
  // Without a reported cost: the price of the tokens.
  await ask(limited(costs(0), { dollarsDay: 0.03 }))
  expect(await spentDollars()).toBe(131)
  await expect(ask(limited(costs(0), { dollarsDay: 0.03 }))).rejects.toThrow(/MODEL_DOLLARS_PER_DAY/)
  expect(await spentDollars()).toBe(131)
  expect(await outcomeOf(ask(limited(costs(0), { dollarsMonth: 0.02 })))).toBe('over-budget')
})

test.each<[Payers, Payers, keyof SpendLimits]>([
  [{ sessionId: 'a' }, { sessionId: 'b' }, 'dollarsSession'],
  [{ address: '198.51.100.7' }, { address: '198.51.100.8' }, 'dollarsAddress'],
  [{ keyId: 'a' }, { keyId: 'b' }, 'dollarsKey'],
])('who has spent their dollars keeps nobody else from theirs: %j', async (one, other, scope) => {
  const model = makeModel(async () => ({ promptTokens: 1000, completionTokens: 0, costUsd: 0.01 }))
  // One call reserves 2.16 cents and takes one.
  const bounded = limited(model, { [scope]: 0.03 })
  const spend = (payers: Payers) => paidBy(payers, () => outcomeOf(ask(bounded)))
  expect([await spend(one), await spend(one), await spend(other)]).toEqual(['ok', 'over-budget', 'ok'])
})

test('at four fifths of a day all replicas together write one line to the log', async () => {
  const model = makeModel(async () => ({ promptTokens: ONE_CALL, completionTokens: 0 }))
  const replicas = [0, 1].map(() => limited(model, ONE_CALL * 5))
  for (let n = 0; n < 3; n += 1) await ask(replicas[n % 2] ?? model)
  expect(warnings).toEqual([])
  for (let n = 0; n < 2; n += 1) await ask(replicas[n % 2] ?? model)
  expect(warnings).toEqual(['Four fifths of MODEL_TOKENS_PER_DAY are spent.'])
})

test('an address is kept by its hash, and for two days', async () => {
  const model = makeModel(async () => ({ promptTokens: ONE_CALL, completionTokens: 0 }))
  await paidBy({ address: '198.51.100.7' }, () => ask(limited(model, { address: ONE_CALL, day: ONE_CALL })))
  const rows = () => database.db.modelSpend.findMany({ where: { tokens: { gt: 0 } } })
  expect(JSON.stringify(await rows())).not.toContain('198.51')
  expect(await rows()).toHaveLength(2)
  await purgeSpend({ db: database.db, clock: () => new Date(now.getTime() + 4 * 86_400_000) })
  expect((await rows()).map(({ payer }) => payer)).toEqual(['all'])
})
