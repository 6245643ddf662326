import { afterEach, beforeEach, expect, test } from 'vitest'
import type { EventBus } from './event-bus.ts'

/** What every event bus promises. `open` opens two ends of one bus: the same one twice, where there is one process. */
export function eventBusContract(open: () => Promise<[EventBus, EventBus]>): void {
  let near: EventBus
  let far: EventBus

  beforeEach(async () => {
    ;[near, far] = await open()
  })
  afterEach(async () => {
    await near.close()
    await far.close()
  })

  /** Collects what comes; `until` resolves with it once there are that many. */
  async function listenTo(bus: EventBus, topic: string) {
    const got: unknown[] = []
    const watchers = new Set<() => void>()
    const unsubscribe = await bus.subscribe(topic, (event) => {
      got.push(event)
      for (const look of watchers) look()
    })
    const until = (count: number) =>
      new Promise<unknown[]>((resolve) => {
        const look = () => got.length >= count && resolve(got)
        watchers.add(look)
        look()
      })
    return { got, until, unsubscribe }
  }

  test('tells everybody who has subscribed, in order, as copies', async () => {
    const one = await listenTo(near, 'topic')
    const two = await listenTo(far, 'topic')
    const event = { n: 1 }
    near.publish('topic', event)
    event.n = 99
    near.publish('topic', { n: 2 })
    expect(await one.until(2)).toEqual([{ n: 1 }, { n: 2 }])
    expect(await two.until(2)).toEqual([{ n: 1 }, { n: 2 }])
  })

  test('tells nothing of other topics, nor after the subscription has ended', async () => {
    const other = await listenTo(far, 'other')
    const ended = await listenTo(far, 'topic')
    const last = await listenTo(far, 'topic')
    await ended.unsubscribe()
    near.publish('topic', 'after the end')
    await last.until(1)
    expect(ended.got).toEqual([])
    expect(other.got).toEqual([])
  })

  test('subscribes again to a topic that nobody listened to for a while', async () => {
    const first = await listenTo(far, 'topic')
    await first.unsubscribe()
    const second = await listenTo(far, 'topic')
    near.publish('topic', 'again')
    expect(await second.until(1)).toEqual(['again'])
  })

  test('never throws at whoever publishes, even when nobody listens or all is closed', async () => {
    near.publish('nobody', 1)
    await near.close()
    near.publish('nobody', 2)
  })
}
