import type { Viewer } from '../access/authenticate.ts'
import type { Deps } from '../deps.ts'
import { RateLimited } from '../errors.ts'

/** Many customers may share one address (an office, a mobile network), so it gets this many customers' allowance. */
export const CUSTOMERS_PER_ADDRESS = 5

/**
 * Takes one message from the allowance of the session and of the address. Staff and partners answer for themselves:
 * their servers speak for many customers, so only the session counts.
 * @throws RateLimited
 */
export async function limitSends(
  { limiter, metrics, settings }: Pick<Deps, 'limiter' | 'metrics' | 'settings'>,
  { viewer, address }: { viewer: Viewer; address: string },
  sessionId: string | null,
): Promise<void> {
  const { requests, windowSeconds } = settings.rateLimit
  if (sessionId !== null) await take('session', sessionId, requests)
  if (viewer.kind === 'anonymous' || viewer.kind === 'customer') {
    await take('address', address, requests * CUSTOMERS_PER_ADDRESS)
  }

  async function take(by: 'session' | 'address', id: string, allowed: number): Promise<void> {
    const refused = await limiter.take(`${by}:${id}`, { requests: allowed, windowSeconds })
    if (!refused) return
    metrics.rateLimited({ by })
    throw new RateLimited(refused.retryAfterSeconds)
  }
}
