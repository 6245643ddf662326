import { afterEach, expect, test, vi } from 'vitest'
import type { EventBus } from '#server/ports/event-bus.ts'
import { ask, openSession } from '#server/testing/ask.ts'
import { buildDeps, type Replica } from '#server/testing/build-deps.ts'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { topics } from '../events.ts'
import { type FeedItem, type FeedOptions, sessionFeed } from './session-feed.ts'

/** Loses everything without a word, as Redis may. */
const deafBus: EventBus = {
  publish: () => undefined,
  subscribe: async () => async () => undefined,
  healthy: () => true,
  close: async () => undefined,
}

describeOnEachDatabase('the events of a session', (getDatabase) => {
  const open: Replica[] = []
  afterEach(async () => {
    await Promise.all(open.splice(0).map((replica) => replica.close()))
  })

  async function replica(options: { bus?: EventBus; pollMs?: number } = {}): Promise<Replica> {
    const built = await buildDeps({ database: getDatabase(), ...options })
    open.push(built)
    return built
  }

  function follow({ deps }: Replica, sessionId: string, options: Partial<FeedOptions> = {}) {
    return sessionFeed(deps, sessionId, {
      afterSeq: 0,
      seesStaff: false,
      stillAllowed: async () => true,
      onSlow: () => undefined,
      ...options,
    })
  }

  async function take(feed: AsyncIterator<FeedItem>, count: number): Promise<number[]> {
    const seqs: number[] = []
    while (seqs.length < count) {
      const { value, done } = await feed.next()
      if (done) break
      if (value.type === 'message') seqs.push(value.message.seq)
    }
    return seqs
  }

  test('replay the past, then continue live, each event once and in order', async () => {
    const one = await replica()
    const session = await openSession(one.deps)
    await ask(one.deps, session, 'Hello')
    const feed = follow(one, session.id)
    expect(await take(feed, 2)).toEqual([1, 2])
    await Promise.all([ask(one.deps, session, 'Hello'), ask(one.deps, session, 'Hello again')])
    expect(await take(feed, 4)).toEqual([3, 4, 5, 6])
    await feed.return?.()
    expect(one.deps.watch.watched()).toBe(0)
  })

  test('take one statement to resume when nothing was missed', async () => {
    const one = await replica()
    const session = await openSession(one.deps)
    await ask(one.deps, session, 'Hello')
    let feed: ReturnType<typeof follow> | undefined
    const statements = await getDatabase().statementsOf(async () => {
      feed = follow(one, session.id, { afterSeq: 2 })
      const next = feed.next()
      await vi.waitFor(() => expect(one.deps.watch.watched()).toBe(1))
      await one.deps.bus.publish(topics.session(session.id), {
        ...{ type: 'typing-changed', sender: 'AGENT', typing: true, expiresInMs: 1000 },
      })
      expect((await next).value).toMatchObject({ type: 'typing' })
    })
    await feed?.return?.()
    expect(statements.filter((sql) => !sql.includes('pgboss'))).toHaveLength(1)
  })

  test('include messages and state changes that the bus has lost', async () => {
    const one = await replica({ bus: deafBus, pollMs: 50 })
    const session = await openSession(one.deps)
    const feed = follow(one, session.id, { afterSeq: null })
    const first = feed.next()
    await expect.poll(() => one.deps.watch.watched()).toBe(1)
    await ask(one.deps, session, 'I want to talk to a person')
    const items = [await first, await feed.next(), await feed.next(), await feed.next()]
    const types = items.map(({ value }) => value?.type)
    expect(types.filter((type) => type === 'message')).toHaveLength(3)
    expect(types).toContain('session')
    await feed.return?.()
  })

  test('come later, but are never skipped, when the database fails', async () => {
    const one = await replica()
    const session = await openSession(one.deps)
    const feed = follow(one, session.id)
    const first = feed.next()
    await expect.poll(() => one.deps.watch.watched()).toBe(1)
    let failures = 3
    const findMany = one.deps.db.message.findMany.bind(one.deps.db.message)
    const spy = vi.spyOn(one.deps.db.message, 'findMany').mockImplementation(((
      query: Parameters<typeof findMany>[0],
    ) => {
      const isFeeds = JSON.stringify(query?.orderBy) === '{"seq":"asc"}'
      if (!isFeeds || failures === 0) return findMany(query)
      failures -= 1
      return Promise.reject(new Error('terminated'))
    }) as never)
    await ask(one.deps, session, 'Hello')
    expect((await first).value).toMatchObject({ type: 'message', message: { seq: 1 } })
    expect(await take(feed, 1)).toEqual([2])
    expect(failures).toBe(0)
    spy.mockRestore()
    await feed.return?.()
  })

  test('end when the database stays down, so that the client resumes elsewhere', async () => {
    const one = await replica()
    const session = await openSession(one.deps)
    let now = 0
    const onSlow = vi.fn()
    const deps = {
      ...one.deps,
      clock: () => {
        now += 10_000
        return new Date(now)
      },
      sleep: async () => undefined,
    }
    const feed = sessionFeed(deps, session.id, {
      afterSeq: 0,
      seesStaff: false,
      stillAllowed: () => Promise.reject(new Error('terminated')),
      onSlow,
    })
    const next = feed.next()
    await expect.poll(() => one.deps.watch.watched()).toBe(1)
    await ask(one.deps, session, 'Hello')
    expect((await next).done).toBe(true)
    expect(onSlow).toHaveBeenCalledOnce()
    expect(one.deps.watch.watched()).toBe(0)
  })

  test('leave nothing behind, whenever the reader leaves', async () => {
    const one = await replica()
    const session = await openSession(one.deps)
    await ask(one.deps, session, 'Hello')
    for (let steps = 0; steps < 4; steps += 1) {
      const feed = follow(one, session.id)
      const readings = Array.from({ length: steps }, () => feed.next())
      await feed.return?.()
      await Promise.all(readings)
    }
    expect(one.deps.watch.watched()).toBe(0)
  })
})
