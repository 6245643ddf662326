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

/** News between replicas over Redis pub/sub. It may lose news without a word: see the port's promise. */
export function createRedisEventBus({ url, log, prefix = 'support-bot:' }: RedisEventBusOptions): EventBus {
  const publisher = connectRedis(url, { log, name: 'publisher' })
  const subscriber = subscriberOf(url, log)
  const pubsub = new RedisPubSub({
    publisher,
    subscriber,
    triggerTransform: (trigger) => `${prefix}${String(trigger)}`,
  })
  let closed = false

  return {
    publish(topic, event) {
      if (publisher.status !== 'ready') return
      // Nobody waits for it, and what is lost is read from the database.
      pubsub
        .publish(topic, event)
        .catch((error) => log.debug({ err: error, topic }, 'News were not published.'))
    },
    async subscribe(topic, listener) {
      const id = await pubsub.subscribe(topic, listener)
      return async () => {
        if (!closed) pubsub.unsubscribe(id)
      }
    },
    healthy: () => publisher.status === 'ready' && subscriber.status === 'ready',
    async close() {
      closed = true
      publisher.disconnect()
      subscriber.disconnect()
    },
  }
}

/** Waits for Redis instead of failing: a subscription made while it is down begins when it is back. */
function subscriberOf(url: string, log: Log): Redis {
  const subscriber = connectRedis(url, { log, name: 'subscriber' })
  subscriber.options.enableOfflineQueue = true
  subscriber.options.maxRetriesPerRequest = null
  subscriber.options.commandTimeout = undefined
  return subscriber
}
