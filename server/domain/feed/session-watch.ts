import type { Sleep } from '#server/ports/clock.ts'
import type { EventBus, Unsubscribe } from '#server/ports/event-bus.ts'
import type { Log } from '#server/ports/log.ts'
import type { Db } from '../db.ts'
import { type SessionEvent, topics } from '../events.ts'
import { deliver, findMissedEvents, newWatchedSession, type WatchedSession } from './watched-session.ts'

/**
 * Notifies listeners on this replica of what happens in a session. The bus is the fast way; because it may lose events,
 * one slow look at all watched sessions together finds what it lost.
 */
export interface SessionWatch {
  /** Resolves once events reach `listener`. A message may be announced twice, never not at all. */
  watch(sessionId: string, listener: (event: SessionEvent) => void): Promise<Unsubscribe>
  /** What a listener has read for itself: only what comes after it is news. */
  saw(session: { id: string; lastSeq: number; epoch: number }): void
  /** How many sessions are watched: zero again when all listeners have left. */
  watched(): number
  close(): Promise<void>
}

export interface SessionWatchOptions {
  db: Db
  bus: EventBus
  sleep: Sleep
  log: Log
  pollMs?: number
}

interface Subscribed extends WatchedSession {
  subscription: Promise<Unsubscribe>
}

export function createSessionWatch({
  db,
  bus,
  sleep,
  log,
  pollMs = 3000,
}: SessionWatchOptions): SessionWatch {
  const sessions = new Map<string, Subscribed>()
  const stopped = new AbortController()

  async function poll(): Promise<void> {
    while (!stopped.signal.aborted) {
      await sleep(pollMs, stopped.signal)
      if (stopped.signal.aborted) return
      await findMissedEvents(db, sessions).catch((error) =>
        log.warn({ err: error }, 'The watched sessions could not be read; trying again.'),
      )
    }
  }
  const polling = poll()

  function begin(sessionId: string): Subscribed {
    const watched = newWatchedSession()
    const subscription = bus.subscribe<SessionEvent>(topics.session(sessionId), (event) =>
      deliver(watched, event),
    )
    const subscribed = Object.assign(watched, { subscription })
    sessions.set(sessionId, subscribed)
    return subscribed
  }

  async function end(sessionId: string, watched: Subscribed): Promise<void> {
    if (watched.listeners.size > 0) return
    if (sessions.get(sessionId) === watched) sessions.delete(sessionId)
    const unsubscribe = await watched.subscription.catch(() => null)
    await unsubscribe?.()
  }

  return {
    async watch(sessionId, listener) {
      const watched = sessions.get(sessionId) ?? begin(sessionId)
      watched.listeners.add(listener)
      try {
        await watched.subscription
      } catch (error) {
        // Polling still finds the messages; what is lost is speed, typing and deltas.
        log.warn({ err: error }, 'The bus takes no subscriptions; messages are delivered by polling.')
      }
      return async () => {
        if (watched.listeners.delete(listener)) await end(sessionId, watched)
      }
    },
    saw({ id, lastSeq, epoch }) {
      const watched = sessions.get(id)
      if (!watched) return
      // Only the first to come: what one listener has read, an earlier one may not have been told.
      if (watched.epoch !== null) return
      watched.lastSeq = Math.max(watched.lastSeq, lastSeq)
      watched.epoch = epoch
    },
    watched: () => sessions.size,
    async close() {
      stopped.abort()
      await polling
      await Promise.all(
        [...sessions].map(([id, watched]) => {
          watched.listeners.clear()
          return end(id, watched)
        }),
      )
    },
  }
}
