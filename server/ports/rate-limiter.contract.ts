import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { RateLimiter } from './rate-limiter.ts'

/** What every variant of the rate limiter promises; run by each adapter's test on the real thing. */
export function rateLimiterContract(open: () => Promise<RateLimiter>): void {
  let limiter: RateLimiter
  let key: string
  beforeEach(async () => {
    limiter = await open()
    key = randomUUID()
  })
  afterEach(() => limiter.close())

  const allowance = { requests: 3, windowSeconds: 60 }

  test('allows as much as the allowance, then says how long to wait', async () => {
    for (let taken = 0; taken < 3; taken += 1) expect(await limiter.take(key, allowance)).toBeNull()
    const refused = await limiter.take(key, allowance)
    expect(refused?.retryAfterSeconds).toBeGreaterThanOrEqual(1)
    expect(refused?.retryAfterSeconds).toBeLessThanOrEqual(60)
  })

  test('counts exactly when all come at the same time', async () => {
    const taken = await Promise.all(Array.from({ length: 20 }, () => limiter.take(key, allowance)))
    expect(taken.filter((refused) => refused === null)).toHaveLength(3)
  })

  test('takes as many points as something costs', async () => {
    expect(await limiter.take(key, allowance, 2)).toBeNull()
    expect(await limiter.take(key, allowance, 2)).not.toBeNull()
    // What was refused counts as well: who goes on asking goes on waiting.
    expect(await limiter.take(key, allowance)).not.toBeNull()
  })

  test('counts each key by itself', async () => {
    for (let taken = 0; taken < 4; taken += 1) await limiter.take(key, allowance)
    expect(await limiter.take(`${key}:other`, allowance)).toBeNull()
  })

  test('counts different allowances of one key apart', async () => {
    for (let taken = 0; taken < 4; taken += 1) await limiter.take(key, allowance)
    expect(await limiter.take(key, { requests: 5, windowSeconds: 60 })).toBeNull()
  })

  test('allows again after the window', async () => {
    const short = { requests: 1, windowSeconds: 1 }
    expect(await limiter.take(key, short)).toBeNull()
    expect(await limiter.take(key, short)).toEqual({ retryAfterSeconds: 1 })
    await expect.poll(() => limiter.take(key, short), { timeout: 5000, interval: 100 }).toBeNull()
  })

  test('forgets a key when it is told to, and does not mind one that it never knew', async () => {
    for (let taken = 0; taken < 4; taken += 1) await limiter.take(key, allowance)
    await limiter.forget(key, allowance)
    expect(await limiter.take(key, allowance)).toBeNull()
    await limiter.forget(randomUUID(), allowance)
  })
}
