import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Allowance, RateLimiter } from '#server/ports/rate-limiter.ts'

/** Counts in this process: for a single replica, and beside Redis while that is down. */
export function createMemoryRateLimiter(): RateLimiter {
  const limiters = new Map<string, RateLimiterMemory>()

  function limiterOf({ requests, windowSeconds }: Allowance): RateLimiterMemory {
    const name = `${requests}/${windowSeconds}`
    const limiter = limiters.get(name) ?? new RateLimiterMemory({ points: requests, duration: windowSeconds })
    limiters.set(name, limiter)
    return limiter
  }

  return {
    async take(key, allowance) {
      try {
        await limiterOf(allowance).consume(key)
        return null
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused
        return { retryAfterSeconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)) }
      }
    },
    async forget(key, allowance) {
      await limiterOf(allowance).delete(key)
    },
    async close() {
      limiters.clear()
    },
  }
}
