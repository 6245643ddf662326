import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible'
import type { Allowance, RateLimiter } from '#server/ports/rate-limiter.ts'

/** What the library's limiter for one allowance is made of; `name` is the allowance's own. */
export interface LimiterOptions {
  name: string
  points: number
  duration: number
}

/** One limiter of the library for each allowance, wherever it counts. */
export function createLimiters(create: (options: LimiterOptions) => RateLimiterAbstract) {
  const limiters = new Map<string, RateLimiterAbstract>()

  function limiterOf({ requests, windowSeconds }: Allowance): RateLimiterAbstract {
    const name = `${requests}/${windowSeconds}`
    const limiter = limiters.get(name) ?? create({ name, points: requests, duration: windowSeconds })
    limiters.set(name, limiter)
    return limiter
  }

  const take: RateLimiter['take'] = async (key, allowance, points = 1) => {
    try {
      await limiterOf(allowance).consume(key, points)
      return null
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused
      return { retryAfterSeconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)) }
    }
  }

  return { limiterOf, take, clear: () => limiters.clear() }
}
