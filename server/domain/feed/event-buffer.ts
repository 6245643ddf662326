import type { Clock } from '#server/ports/clock.ts'

/** What waits for one reader, bounded, so that a slow reader costs no memory. */
export interface EventBuffer<T> {
  push(news: T): void
  /** The next news in order; null once the buffer is closed. */
  next(): Promise<T | null>
  /** Ends a `next` that is waiting, and everything after it. */
  close(): void
}

export interface EventBufferOptions<T> {
  clock: Clock
  /** News of the same non-null kind replace each other: the newest one says all that the ones before it said. */
  supersedes(news: T): string | null
  /** Called for news that is not kept: there is too much of its kind. */
  onDropped(): void
  /** Called once when the reader has not taken anything for too long: its connection is to be closed. */
  onSlow(): void
}

/** Typing and deltas beyond this are dropped: they are never the only copy of anything. */
export const MAX_WAITING = 200
export const MAX_LAG_MS = 20_000

export function createEventBuffer<T>({
  clock,
  supersedes,
  onDropped,
  onSlow,
}: EventBufferOptions<T>): EventBuffer<T> {
  let waiting: T[] = []
  let lastTaken = clock().getTime()
  let wake: (() => void) | null = null
  let closed = false
  let slow = false

  return {
    push(news) {
      if (closed) return
      const now = clock().getTime()
      if (waiting.length === 0) lastTaken = now
      const kind = supersedes(news)
      if (kind !== null) waiting = waiting.filter((item) => supersedes(item) !== kind)
      if (kind !== null || waiting.length < MAX_WAITING) waiting.push(news)
      else onDropped()
      if (now - lastTaken > MAX_LAG_MS && !slow) {
        slow = true
        onSlow()
      }
      wake?.()
    },
    async next() {
      for (;;) {
        if (closed) return null
        const news = waiting.shift()
        lastTaken = clock().getTime()
        if (news !== undefined) return news
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
    close() {
      closed = true
      waiting = []
      wake?.()
    },
  }
}
