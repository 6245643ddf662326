import { describe } from 'vitest'
import { rateLimiterContract } from '#server/ports/rate-limiter.contract.ts'
import { createMemoryRateLimiter } from './rate-limiter.ts'

describe('the rate limiter in this process', () => {
  rateLimiterContract(async () => createMemoryRateLimiter())
})
