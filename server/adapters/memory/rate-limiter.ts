import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { RateLimiter } from '#server/ports/rate-limiter.ts'
import { createLimiters } from '../rate-limiter-flexible/create-limiters.ts'

/** Counts in this process: for a single replica, and for each one while Redis is down. */
export function createMemoryRateLimiter(): RateLimiter {
  const { limiterOf, take, clear } = createLimiters(
    ({ points, duration }) => new RateLimiterMemory({ points, duration }),
  )
  return {
    take,
    async forget(key, allowance) {
      await limiterOf(allowance).delete(key)
    },
    async close() {
      clear()
    },
  }
}
