import { setTimeout as delay } from 'node:timers/promises'
import { RedisPubSub } from 'graphql-redis-subscriptions'
import type { Redis } from 'ioredis'
import type { EventBus } from '#server/ports/event-bus.ts'
import type { Log } from '#server/ports/log.ts'
import { connectRedis } from './connect.ts'

export interface RedisEventBusOptions {
  url: string
  log: Log
  /** Several installations may share one Redis. */
  prefix?: string
}

/** A subscription that takes longer begins when Redis is back; its caller reads the database meanwhile. */
const MAX_WAIT_MS = 1000
const RETRY_MS = 1000

/** News between replicas over Redis pub/sub. It may lose news without a word: see the port's promise. */
export function createRedisEventBus({ url, log, prefix = 'support-bot:' }: RedisEventBusOptions): EventBus {
  const publisher = connectRedis(url, { log, name: 'publisher' })
  // Waits for Redis instead of failing: a subscription made while it is down begins when it is back.
  const subscriber = connectRedis(url, { log, name: 'subscriber', patient: true })
  // Its own `triggerTransform` renames what is subscribed to, but not what is published: we name both.
  const pubsub = new RedisPubSub({
    publisher: publisher.redis,
    subscriber: withoutRefusals(subscriber.redis, { log, wanted: () => !closed }),
  })
  let closed = false

  async function subscribed<T>(topic: string, listen: (event: T) => void, wanted: () => boolean) {
    const id = await pubsub.subscribe(prefix + topic, listen)
    if (!wanted() && !closed) pubsub.unsubscribe(id)
    return id
  }

  return {
    publish(topic, event) {
      if (!publisher.healthy()) return
      // Nothing waits for it, and what is lost is read from the database.
      pubsub
        .publish(prefix + topic, event)
        .catch((error) => log.debug({ err: error, topic }, 'News were not published.'))
    },
    async subscribe(topic, listener) {
      let ended = false
      let id: number | null = null
      const listen: typeof listener = (event) => {
        if (!ended) listener(event)
      }
      const subscription = subscribed(topic, listen, () => !ended && !closed).then((given) => {
        id = given
      })
      const waited = new AbortController()
      const longEnough = delay(MAX_WAIT_MS, undefined, { ref: false, signal: waited.signal })
      await Promise.race([subscription, longEnough.catch(() => undefined)])
      waited.abort()
      return async () => {
        ended = true
        if (id !== null && !closed) pubsub.unsubscribe(id)
        id = null
      }
    },
    healthy: () => publisher.healthy() && subscriber.healthy(),
    async close() {
      closed = true
      publisher.close()
      subscriber.close()
    },
  }
}

/**
 * graphql-redis-subscriptions leaves refusals where nobody catches them, which would end this process. One of a
 * subscription is passing: it is asked again until Redis has taken it. One of its end tells nothing new.
 */
function withoutRefusals(redis: Redis, { log, wanted }: { log: Log; wanted(): boolean }): Redis {
  for (const command of ['unsubscribe', 'punsubscribe'] as const) {
    const send = redis[command].bind(redis)
    redis[command] = ((...channels: string[]) => send(...channels).catch(() => undefined)) as typeof send
  }
  const send = redis.subscribe.bind(redis)
  const ask = async (channel: string, taken: (error: null, count: unknown) => void) => {
    while (wanted()) {
      try {
        return taken(null, await send(channel))
      } catch (error) {
        log.debug({ err: error, channel }, 'Redis did not take a subscription; asking again.')
        await delay(RETRY_MS, undefined, { ref: false })
      }
    }
  }
  // As the library calls it: one channel, and a callback.
  redis.subscribe = ask as unknown as typeof send
  return redis
}
