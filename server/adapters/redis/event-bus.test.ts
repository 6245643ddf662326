import { afterAll, describe, expect, test } from 'vitest'
import { eventBusContract } from '#server/ports/event-bus.contract.ts'
import type { EventBus } from '#server/ports/event-bus.ts'
import { createRecordingLog } from '#server/testing/recording-log.ts'
import { requireRedis } from '#server/testing/redis-server.ts'
import { createRedisEventBus } from './event-bus.ts'

const redis = await requireRedis()

describe.skipIf(redis === null)('the event bus over Redis', () => {
  afterAll(() => redis?.close())

  async function open(): Promise<EventBus> {
    const bus = createRedisEventBus({ url: redis?.url ?? '', log: createRecordingLog() })
    await isHealthy(bus, true)
    return bus
  }

  eventBusContract(async () => [await open(), await open()])

  async function isHealthy(bus: EventBus, healthy: boolean): Promise<void> {
    await expect.poll(() => bus.healthy(), { timeout: 10_000 }).toBe(healthy)
  }

  /** Publishes until it arrives: what is published while a connection comes back may be lost. */
  async function arrives(bus: EventBus, got: unknown[]): Promise<void> {
    await expect
      .poll(
        () => {
          bus.publish('topic', 'hello')
          return got.length
        },
        { timeout: 10_000 },
      )
      .toBeGreaterThan(0)
  }

  test('does not wait for a Redis that is down, and begins when it is back', async () => {
    const bus = await open()
    await redis?.kill()
    await isHealthy(bus, false)
    const got: unknown[] = []
    const unsubscribe = await bus.subscribe('topic', (event) => got.push(event))
    bus.publish('topic', 'lost')
    await redis?.restart()
    await arrives(bus, got)
    await unsubscribe()
    await bus.close()
  })

  test('notices a Redis that keeps connections open but is silent, and does not wait for it', async () => {
    const bus = await open()
    redis?.suspend()
    const got: unknown[] = []
    const unsubscribe = await bus.subscribe('topic', (event) => got.push(event))
    await isHealthy(bus, false)
    redis?.resume()
    await arrives(bus, got)
    await unsubscribe()
    await bus.close()
  })

  test('goes on after its subscriptions were cut', async () => {
    const bus = await open()
    const got: unknown[] = []
    const unsubscribe = await bus.subscribe('topic', (event) => got.push(event))
    await redis?.command('CLIENT KILL TYPE pubsub')
    await arrives(bus, got)
    await unsubscribe()
    await bus.close()
  })

  test('takes subscriptions at every moment of a reconnection', async () => {
    const bus = await open()
    const heard = new Set<number>()
    for (let topic = 0; topic < 30; topic += 1) {
      await redis?.command('CLIENT KILL TYPE pubsub')
      await bus.subscribe(`topic ${topic}`, () => heard.add(topic))
    }
    await expect
      .poll(
        () => {
          for (let topic = 0; topic < 30; topic += 1) bus.publish(`topic ${topic}`, 'hello')
          return heard.size
        },
        { timeout: 15_000 },
      )
      .toBe(30)
    await bus.close()
  })

  test('closes while Redis is down and subscriptions are under way', async () => {
    const bus = await open()
    await redis?.kill()
    const unsubscribe = await bus.subscribe('topic', () => undefined)
    await unsubscribe()
    await bus.close()
    await redis?.restart()
  })
})
