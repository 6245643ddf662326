import type { Sleep } from '#server/ports/clock.ts'
import type { EventBus, Unsubscribe } from '#server/ports/event-bus.ts'
import type { Log } from '#server/ports/log.ts'
import type { Db } from '../db.ts'
import { type SessionNews, topics } from '../events.ts'
import { queuePositions } from '../handoff/queue-positions.ts'

/**
 * Tells listeners on this replica what happens in a session. The bus is the fast way; because it may lose news, one
 * slow look at all watched sessions together finds what it did not tell.
 */
export interface SessionWatch {
  /** Resolves once news reach `listener`. A message may be told twice, never not at all. */
  watch(sessionId: string, listener: (news: SessionNews) => void): Promise<Unsubscribe>
  /** What a listener has read for itself: only what comes after it is news. */
  saw(session: { id: string; lastSeq: number; epoch: number }): void
  /** How many sessions are watched: zero again when everybody has left. */
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

interface Watched {
  listeners: Set<(news: SessionNews) => void>
  subscription: Promise<Unsubscribe>
  lastSeq: number
  epoch: number | null
  /** In the queue, at the last look; null when it did not wait. */
  place: number | null
}

export function createSessionWatch({
  db,
  bus,
  sleep,
  log,
  pollMs = 3000,
}: SessionWatchOptions): SessionWatch {
  const sessions = new Map<string, Watched>()
  const stopped = new AbortController()

  function tell(watched: Watched, news: SessionNews): void {
    if (news.type === 'message-added') watched.lastSeq = Math.max(watched.lastSeq, news.seq)
    for (const listener of watched.listeners) listener(news)
  }

  async function look(): Promise<void> {
    const ids = [...sessions.keys()]
    if (ids.length === 0) return
    const rows = await db.session.findMany({
      where: { id: { in: ids } },
      select: { id: true, lastSeq: true, epoch: true, status: true },
    })
    const waiting = rows.filter(({ status }) => status === 'WAITING').map(({ id }) => id)
    const places = waiting.length > 0 ? await queuePositions(db, waiting) : new Map<string, number>()
    for (const row of rows) {
      const watched = sessions.get(row.id)
      if (!watched) continue
      if (row.lastSeq > watched.lastSeq) tell(watched, { type: 'message-added', seq: row.lastSeq })
      const place = places.get(row.id) ?? null
      const changed = watched.epoch !== null && row.epoch !== watched.epoch
      // Others may leave the queue without a change of this session.
      if (changed || (place !== null && place !== watched.place)) tell(watched, { type: 'session-changed' })
      watched.epoch = row.epoch
      watched.place = place
    }
  }

  async function poll(): Promise<void> {
    while (!stopped.signal.aborted) {
      await sleep(pollMs, stopped.signal)
      if (stopped.signal.aborted) return
      await look().catch((error) =>
        log.warn({ err: error }, 'The watched sessions could not be read; trying again.'),
      )
    }
  }
  const polling = poll()

  function begin(sessionId: string): Watched {
    const watched: Watched = {
      listeners: new Set(),
      subscription: Promise.resolve(async () => undefined),
      lastSeq: 0,
      epoch: null,
      place: null,
    }
    watched.subscription = bus.subscribe<SessionNews>(topics.session(sessionId), (news) =>
      tell(watched, news),
    )
    sessions.set(sessionId, watched)
    return watched
  }

  async function end(sessionId: string, watched: Watched): Promise<void> {
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
