import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildDeps, type Replica } from '#server/testing/build-deps.ts'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { Conflict, InvalidInput } from '../errors.ts'
import { type IdempotentCall, purgeIdempotentRequests, runOnce } from './run-once.ts'

const HOUR_MS = 3_600_000

describeOnEachDatabase('a request with an idempotencyKey', (getDatabase) => {
  let replicas: [Replica, Replica]
  let now = new Date()
  let runs = 0

  beforeAll(async () => {
    const options = { database: getDatabase(), clock: () => now }
    replicas = [await buildDeps(options), await buildDeps(options)]
  })
  afterAll(() => Promise.all(replicas.map((replica) => replica.close())))

  const counted = async () => {
    runs += 1
    return { run: runs, at: new Date(0), bytes: new Uint8Array([1, 2]), secret: 'ak_secret' }
  }
  type Counted = Awaited<ReturnType<typeof counted>>

  function call(more: Partial<IdempotentCall<Counted>> = {}, replica = replicas[0]) {
    return runOnce<Counted>(replica.deps, {
      ...{ name: 'createThing', input: { name: 'a' }, key: 'k', scope: 'key:1', credential: 'c' },
      ...{ work: counted, subjectsOf: () => ['s1'] },
      ...more,
    })
  }

  test('is carried out once, however many arrive at once at two replicas, and all get its result', async () => {
    const key = randomUUID()
    const before = runs
    const { promise: gate, resolve: open } = Promise.withResolvers<void>()
    const work = () => gate.then(counted)
    const calls = Array.from({ length: 12 }, (_, index) => call({ key, work }, replicas[index % 2 ? 1 : 0]))
    open()
    const outcomes = await Promise.all(calls)
    expect(runs - before).toBe(1)
    expect(outcomes.filter(({ replayed }) => !replayed)).toHaveLength(1)
    const expected = { run: runs, at: new Date(0), bytes: new Uint8Array([1, 2]), secret: 'ak_secret' }
    expect(outcomes.map(({ result }) => result)).toEqual(outcomes.map(() => expected))
  })

  test('is a Conflict with another input or mutation, whatever the order of its fields', async () => {
    const key = randomUUID()
    const first = await call({ key, input: { a: 1, metadata: { x: 1, y: 2 } } })
    const same = await call({ key, input: { metadata: { y: 2, x: 1 }, a: 1 } })
    expect(same).toEqual({ result: first.result, replayed: true })
    await expect(call({ key, input: { a: 2, metadata: { x: 1, y: 2 } } })).rejects.toBeInstanceOf(Conflict)
    await expect(call({ key, name: 'deleteThing' })).rejects.toBeInstanceOf(Conflict)
  })

  test('of another caller is another request', async () => {
    const key = randomUUID()
    const mine = await call({ key })
    const theirs = await call({ key, scope: 'key:2', input: { name: 'b' } })
    expect(theirs.replayed).toBe(false)
    expect(theirs.result.run).not.toBe(mine.result.run)
  })

  test('that failed can be tried again with the same key', async () => {
    const key = randomUUID()
    await expect(call({ key, work: () => Promise.reject(new Conflict('No.')) })).rejects.toThrow('No.')
    expect((await call({ key })).replayed).toBe(false)
  })

  test('is forgotten after 24 hours and not before', async () => {
    const key = randomUUID()
    await call({ key })
    now = new Date(now.getTime() + 23 * HOUR_MS)
    expect((await call({ key })).replayed).toBe(true)
    now = new Date(now.getTime() + 2 * HOUR_MS)
    expect((await call({ key, input: { name: 'b' } })).replayed).toBe(false)
    now = new Date(now.getTime() + 25 * HOUR_MS)
    expect(await purgeIdempotentRequests(replicas[0].deps)).toBeGreaterThan(0)
    expect(await getDatabase().db.idempotentRequest.count()).toBe(0)
  })

  test('that was cut off is reported as such, and not carried out again', async () => {
    const key = randomUUID()
    const { promise: begun, resolve: begins } = Promise.withResolvers<void>()
    const { promise: never, reject: die } = Promise.withResolvers<Counted>()
    const first = call({
      key,
      work: () => {
        begins()
        return never
      },
    })
    await begun
    now = new Date(now.getTime() + HOUR_MS)
    await expect(call({ key })).rejects.toThrow(/interrupted/)
    die(new Error('The process was killed.'))
    await expect(first).rejects.toThrow()
  })

  test('leaves nothing in the database that can be read without its key and credential', async () => {
    const key = randomUUID()
    await call({ key })
    const rows = await getDatabase().db.idempotentRequest.findMany()
    const stored = rows.map(({ result }) => Buffer.from(result ?? []).toString('latin1')).join()
    expect(stored).not.toContain('ak_secret')
    expect(JSON.stringify(rows)).not.toContain(key)
    await expect(call({ key, credential: 'stolen' })).rejects.not.toBeInstanceOf(Conflict)
  })

  test.each(['', ' ', 'x'.repeat(129)])('is refused when the key is %j', async (key) => {
    await expect(call({ key })).rejects.toBeInstanceOf(InvalidInput)
  })
})
