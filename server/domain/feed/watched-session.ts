import type { Db } from '../db.ts'
import type { SessionEvent } from '../events.ts'
import { queuePositions } from '../ticket/queue-positions.ts'

/** A session with its listeners, and as they know it. */
export interface WatchedSession {
  listeners: Set<(event: SessionEvent) => void>
  lastSeq: number
  /** Null until a listener or the first look has read it. */
  epoch: number | null
  /** In the queue, at the last look; null when it did not wait. */
  place: number | null
}

export function newWatchedSession(): WatchedSession {
  return { listeners: new Set(), lastSeq: 0, epoch: null, place: null }
}

export function deliver(watched: WatchedSession, event: SessionEvent): void {
  if (event.type === 'message-added') watched.lastSeq = Math.max(watched.lastSeq, event.seq)
  for (const listener of watched.listeners) listener(event)
}

/** Reads all of them at once and delivers whatever their listeners have not heard of; also that a session is gone. */
export async function findMissedEvents(db: Db, sessions: ReadonlyMap<string, WatchedSession>): Promise<void> {
  const ids = [...sessions.keys()]
  if (ids.length === 0) return
  const rows = await db.session.findMany({
    where: { id: { in: ids } },
    select: { id: true, lastSeq: true, epoch: true, status: true },
  })
  const waiting = rows.filter(({ status }) => status === 'WAITING').map(({ id }) => id)
  const places = waiting.length > 0 ? await queuePositions(db, waiting) : new Map<string, number>()
  const stored = new Set(rows.map(({ id }) => id))
  for (const [id, watched] of sessions) if (!stored.has(id)) deliver(watched, { type: 'session-changed' })
  for (const row of rows) {
    const watched = sessions.get(row.id)
    if (!watched) continue
    if (row.lastSeq > watched.lastSeq) deliver(watched, { type: 'message-added', seq: row.lastSeq })
    const place = places.get(row.id) ?? null
    const changed = watched.epoch !== null && row.epoch !== watched.epoch
    // Others may leave the queue without a change of this session.
    if (changed || (place !== null && place !== watched.place)) deliver(watched, { type: 'session-changed' })
    watched.epoch = row.epoch
    watched.place = place
  }
}
