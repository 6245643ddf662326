import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible'
import type { Log } from '#server/ports/log.ts'
import type { RateLimiter } from '#server/ports/rate-limiter.ts'
import { createLimiters } from '../rate-limiter-flexible/create-limiters.ts'
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
  const { limiterOf, take } = createLimiters(
    ({ name, points, duration }) =>
      new RateLimiterRedis({
        storeClient: redis,
        keyPrefix: `${prefix}limit:${name}`,
        points,
        duration,
        rejectIfRedisNotReady: true,
        insuranceLimiter: new RateLimiterMemory({ points, duration }),
      }),
  )
  return {
    take,
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
