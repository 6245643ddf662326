import { afterAll, describe, expect, test } from 'vitest'
import { rateLimiterContract } from '#server/ports/rate-limiter.contract.ts'
import type { RateLimiter } from '#server/ports/rate-limiter.ts'
import { createRecordingLog } from '#server/testing/recording-log.ts'
import { requireRedis } from '#server/testing/redis-server.ts'
import { connectRedis } from './connect.ts'
import { createRedisRateLimiter } from './rate-limiter.ts'

const redis = await requireRedis()

describe.skipIf(redis === null)('the rate limiter over Redis', () => {
  const url = redis?.url ?? ''
  afterAll(() => redis?.close())

  const open = (): RateLimiter => createRedisRateLimiter({ url, log: createRecordingLog() })

  /** A limiter counts by itself until its connection stands; this one's answer is Redis's. */
  async function opened(): Promise<RateLimiter> {
    const limiter = open()
    await limiter.forget('any', { requests: 1, windowSeconds: 1 })
    const probe = connectRedis(url, { log: createRecordingLog(), name: 'probe' })
    await expect.poll(() => probe.healthy(), { timeout: 20_000 }).toBe(true)
    // Counted by Redis once another connection can see the key.
    await expect
      .poll(
        async () => {
          await limiter.take('probe', { requests: 1_000_000, windowSeconds: 60 })
          return (await probe.redis.keys('support-bot:limit:1000000/60*')).length
        },
        { timeout: 20_000 },
      )
      .toBeGreaterThan(0)
    probe.close()
    return limiter
  }

  rateLimiterContract(opened)

  test('counts across replicas', async () => {
    const [one, two] = [await opened(), await opened()]
    const allowance = { requests: 2, windowSeconds: 60 }
    expect(await one.take('shared', allowance)).toBeNull()
    expect(await two.take('shared', allowance)).toBeNull()
    expect(await one.take('shared', allowance)).not.toBeNull()
    expect(await two.take('shared', allowance)).not.toBeNull()
    await Promise.all([one.close(), two.close()])
  })

  test('counts locally while Redis is silent or gone: never unlimited, never blocking everyone', async () => {
    const limiter = await opened()
    const allowance = { requests: 2, windowSeconds: 60 }
    redis?.suspend()
    expect(await limiter.take('mute', allowance)).toBeNull()
    expect(await limiter.take('mute', allowance)).toBeNull()
    expect(await limiter.take('mute', allowance)).not.toBeNull()
    await redis?.kill()
    expect(await limiter.take('gone', allowance)).toBeNull()
    expect(await limiter.take('gone', allowance)).toBeNull()
    expect(await limiter.take('gone', allowance)).not.toBeNull()
    await limiter.close()
    await redis?.restart()
  })
})
