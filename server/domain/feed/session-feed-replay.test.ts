import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMemoryEventBus } from '#server/adapters/memory/event-bus.ts'
import type { EventBus } from '#server/ports/event-bus.ts'
import { callerOf, openSession } from '#server/testing/ask.ts'
import { buildDeps, type Replica } from '#server/testing/build-deps.ts'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { questions, writeTestFaqs } from '#server/testing/test-faqs.ts'
import { customerOf } from '../access/authenticate.ts'
import { sendMessage } from '../sending/send-message.ts'
import { sessionFeed } from './session-feed.ts'

/** Loses every third event and says every other one twice: worse than Redis ever is. */
function createBadBus(): EventBus {
  const bus = createMemoryEventBus()
  let count = 0
  return {
    ...bus,
    publish(topic, event) {
      count += 1
      if (count % 3 === 0) return
      bus.publish(topic, event)
      if (count % 2 === 0) bus.publish(topic, event)
    },
  }
}

describeOnEachDatabase('subscribers who join while messages arrive', (getDatabase) => {
  let sender: Replica
  let reader: Replica

  beforeAll(async () => {
    const bus = createBadBus()
    sender = await buildDeps({ database: getDatabase(), bus })
    reader = await buildDeps({ database: getDatabase(), bus, pollMs: 200 })
    await writeTestFaqs(sender.deps)
  })
  afterAll(async () => {
    await reader.close()
    await sender.close()
  })

  test('get each message once and in order, wherever they start, over a bus that loses and duplicates', async () => {
    const { deps } = sender
    const session = await openSession(deps)
    const caller = callerOf(customerOf(session))
    const input = { sessionId: session.id, text: questions.known }
    const last = 40
    const subscribers: Promise<{ afterSeq: number; seqs: number[] }>[] = []

    async function follow(afterSeq: number) {
      const feed = sessionFeed(reader.deps, session.id, {
        afterSeq,
        stillAllowed: async () => true,
        onSlow: () => undefined,
      })
      const seqs: number[] = []
      for await (const item of feed) {
        if (item.type !== 'message') continue
        seqs.push(item.message.seq)
        if (item.message.seq >= last) break
      }
      return { afterSeq, seqs }
    }

    for (let sent = 0; sent < last / 2; sent += 4) {
      const sends = Array.from({ length: 4 }, () => sendMessage(deps, caller, input))
      // Between the sends, not after them: some of these are in the replay, some in the news.
      subscribers.push(follow(0), follow(sent))
      await Promise.all(sends)
    }
    for (const { afterSeq, seqs } of await Promise.all(subscribers)) {
      expect(seqs).toEqual(Array.from({ length: last - afterSeq }, (_, at) => afterSeq + at + 1))
    }
    expect(reader.deps.watch.watched()).toBe(0)
  })
})
