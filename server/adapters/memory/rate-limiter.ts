import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Allowance, RateLimiter } from '#server/ports/rate-limiter.ts'

/** Counts in this process: for a single replica, and beside Redis while that is down. */
export function createMemoryRateLimiter(): RateLimiter {
  const limiters = new Map<string, RateLimiterMemory>()
  return {
    async take(key, allowance) {
      const name = `${allowance.requests}/${allowance.windowSeconds}`
      const limiter = limiters.get(name) ?? makeLimiter(allowance)
      limiters.set(name, limiter)
      try {
        await limiter.consume(key)
        return null
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused
        return { retryAfterSeconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)) }
      }
    },
    async close() {
      limiters.clear()
    },
  }
}

function makeLimiter({ requests, windowSeconds }: Allowance): RateLimiterMemory {
  return new RateLimiterMemory({ points: requests, duration: windowSeconds })
}
