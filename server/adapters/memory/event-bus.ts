import { PubSub } from 'graphql-subscriptions'
import type { EventBus } from '#server/ports/event-bus.ts'

/** News within this process: for a single replica. */
export function createMemoryEventBus(): EventBus {
  const pubsub = new PubSub()
  return {
    publish(topic, event) {
      // An event as Redis would carry it: a copy, after the publisher's own code has run on.
      const copy = structuredClone(event)
      queueMicrotask(() => void pubsub.publish(topic, copy))
    },
    async subscribe(topic, listener) {
      const id = await pubsub.subscribe(topic, listener)
      return async () => pubsub.unsubscribe(id)
    },
    healthy: () => true,
    close: async () => undefined,
  }
}
