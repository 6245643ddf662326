import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import type { Log } from '#server/ports/log.ts'
import type { Allowance, RateLimiter } from '#server/ports/rate-limiter.ts'
import { connectRedis } from './connect.ts'

/** Counts across replicas. While Redis is down each replica counts by itself: never unlimited, never closed. */
export function createRedisRateLimiter({
  url,
  log,
  prefix = 'support-bot:',
}: {
  url: string
  log: Log
  prefix?: string
}): RateLimiter {
  const { redis, close } = connectRedis(url, { log, name: 'rate-limiter' })
  const limiters = new Map<string, RateLimiterRedis>()

  function limiterOf({ requests, windowSeconds }: Allowance): RateLimiterRedis {
    const name = `${requests}/${windowSeconds}`
    const limiter =
      limiters.get(name) ??
      new RateLimiterRedis({
        storeClient: redis,
        keyPrefix: `${prefix}limit:${name}`,
        points: requests,
        duration: windowSeconds,
        rejectIfRedisNotReady: true,
        insuranceLimiter: new RateLimiterMemory({ points: requests, duration: windowSeconds }),
      })
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
      // While Redis is down what it holds cannot be deleted; it expires with its window.
      await limiterOf(allowance)
        .delete(key)
        .catch((error: unknown) => log.debug({ err: error }, 'A counter could not be deleted.'))
    },
    async close() {
      close()
    },
  }
}
