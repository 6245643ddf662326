import { topics } from '#server/domain/events.ts'
import type { SessionWatch, SessionWatchOptions } from '#server/domain/feed/session-watch.ts'

/** The mutant: what the bus does not tell is never told. */
export function createSessionWatch({ bus }: SessionWatchOptions): SessionWatch {
  let watched = 0
  return {
    async watch(sessionId, listener) {
      watched += 1
      const unsubscribe = await bus.subscribe(topics.session(sessionId), listener)
      return async () => {
        watched -= 1
        await unsubscribe()
      }
    },
    saw: () => undefined,
    watched: () => watched,
    close: async () => undefined,
  }
}
