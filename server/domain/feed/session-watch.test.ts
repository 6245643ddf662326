import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { EventBus } from '#server/ports/event-bus.ts'
import { openSession } from '#server/testing/ask.ts'
import { buildDeps, type Replica } from '#server/testing/build-deps.ts'
import { createRecordingLog } from '#server/testing/recording-log.ts'
import { openTestDatabase, type TestDatabase } from '#server/testing/test-database.ts'
import type { SessionEvent } from '../events.ts'
import { createSessionWatch, type SessionWatch } from './session-watch.ts'

/** Loses everything without a word, as Redis may. */
const deafBus: EventBus = {
  publish: () => undefined,
  subscribe: async () => async () => undefined,
  healthy: () => true,
  close: async () => undefined,
}

let database: TestDatabase
let replica: Replica
let watch: SessionWatch
/** Lets the watch look into the database once. */
let look: () => void = () => undefined

beforeAll(async () => {
  database = await openTestDatabase()
  replica = await buildDeps({ database })
})
afterAll(async () => {
  await replica.close()
  await database.close()
})
afterEach(() => watch.close())

function start() {
  watch = createSessionWatch({
    db: database.db,
    bus: deafBus,
    log: createRecordingLog(),
    sleep: (_ms, signal) =>
      new Promise((resolve) => {
        look = resolve
        signal?.addEventListener('abort', () => resolve())
      }),
  })
}

function listener() {
  const news: SessionEvent[] = []
  let wake: () => void = () => undefined
  return {
    news,
    hear: (item: SessionEvent) => {
      news.push(item)
      wake()
    },
    heard: (count: number) =>
      new Promise<void>((resolve) => {
        wake = () => {
          if (news.length >= count) resolve()
        }
        wake()
      }),
  }
}

test('a listener gets lost events, even if a later listener has read them itself', async () => {
  start()
  const { db } = database
  const session = await openSession(replica.deps)
  const first = listener()
  const leaveFirst = await watch.watch(session.id, first.hear)
  watch.saw(session)
  const moved = await db.session.update({
    where: { id: session.id },
    data: { lastSeq: 3, epoch: 1, status: 'WAITING' },
  })
  const second = listener()
  const leaveSecond = await watch.watch(session.id, second.hear)
  watch.saw(moved)
  look()
  await first.heard(2)
  expect(first.news).toEqual([{ type: 'message-added', seq: 3 }, { type: 'session-changed' }])
  await leaveFirst()
  expect(watch.watched()).toBe(1)
  await leaveSecond()
  await leaveSecond()
  expect(watch.watched()).toBe(0)
})

test('a waiting customer is notified when someone ahead of them leaves the queue', async () => {
  start()
  const { db } = database
  const [first, second] = await Promise.all([openSession(replica.deps), openSession(replica.deps)])
  const wait = async (session: { id: string }, createdAt: Date) => {
    await db.session.update({
      where: { id: session.id },
      data: { status: 'WAITING', epoch: { increment: 1 } },
    })
    return db.ticket.create({ data: { sessionId: session.id, reason: 'CUSTOMER_REQUESTED', createdAt } })
  }
  const ahead = await wait(first, new Date(1))
  await wait(second, new Date(2))
  const customer = listener()
  const leave = await watch.watch(second.id, customer.hear)
  watch.saw(await db.session.findUniqueOrThrow({ where: { id: second.id } }))
  look()
  await customer.heard(1)
  await db.ticket.update({ where: { id: ahead.id }, data: { status: 'TAKEN' } })
  look()
  await customer.heard(2)
  expect(customer.news).toEqual([{ type: 'session-changed' }, { type: 'session-changed' }])
  await leave()
})

test('a listener learns of the end of a session whose erasure was lost', async () => {
  start()
  const session = await openSession(replica.deps)
  const customer = listener()
  const leave = await watch.watch(session.id, customer.hear)
  watch.saw(session)
  await database.db.session.delete({ where: { id: session.id } })
  look()
  await customer.heard(1)
  expect(customer.news).toEqual([{ type: 'session-changed' }])
  await leave()
})

test('a failed poll is logged, and the next one finds what it missed', async () => {
  const log = createRecordingLog()
  let broken = true
  const rows = [{ id: 'one', lastSeq: 2, epoch: 0 }]
  const db = {
    session: {
      findMany: async () => {
        if (broken) throw new Error('no database')
        return rows
      },
    },
  }
  const heard = Promise.withResolvers<SessionEvent>()
  let looks = 0
  watch = createSessionWatch({
    // Only what the watch reads: the database's own faults are not to be had at will.
    db: db as never,
    bus: deafBus,
    log,
    sleep: async () => {
      looks += 1
      broken = looks < 3
      await new Promise(setImmediate)
    },
  })
  await watch.watch('one', heard.resolve)
  expect(await heard.promise).toEqual({ type: 'message-added', seq: 2 })
  expect(log.lines.filter(({ level }) => level === 'warn').length).toBeGreaterThanOrEqual(1)
})
