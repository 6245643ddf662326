/**
 * News between replicas. A wake-up, never the only copy of anything: an event may be lost (a lost connection),
 * is never reordered within a topic by one publisher, and may arrive before `subscribe` of another caller resolved.
 *
 * Variants: in-process (`adapters/memory`), Redis (`adapters/redis`).
 */
export interface EventBus {
  /** Best effort: returns at once, never throws, is never awaited. */
  publish<T>(topic: string, event: T): void
  /**
   * Resolves once events reach `listener`: whatever is published from then on is seen, while the bus is up.
   * The caller ends it by the returned function, once; afterwards nothing of it is left behind.
   */
  subscribe<T>(topic: string, listener: (event: T) => void): Promise<Unsubscribe>
  /** False while news may be lost; readers of the bus then look into the database more often. */
  healthy(): boolean
  close(): Promise<void>
}

export type Unsubscribe = () => Promise<void>
