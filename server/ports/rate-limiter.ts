/**
 * Counts what a key did in a window of time. Variants: in-process (`adapters/memory`), Redis (`adapters/redis`,
 * which falls back to counting in this process while Redis is down: never unlimited, never closed).
 */
export interface RateLimiter {
  /** Takes `points`, 1 by default, from the key's allowance. Null: allowed. Else: seconds until it is again, at least 1. */
  take(key: string, allowance: Allowance, points?: number): Promise<{ retryAfterSeconds: number } | null>
  /** Forgets what the key did. Best effort: what is lost expires with its window. */
  forget(key: string, allowance: Allowance): Promise<void>
  close(): Promise<void>
}

export interface Allowance {
  requests: number
  windowSeconds: number
}
