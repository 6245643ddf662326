import type { Session } from '#prisma/generated/client.ts'
import type { Viewer } from '../access/authenticate.ts'
import type { Deps } from '../deps.ts'
import { limitSends } from '../limits/limit-sends.ts'
import { type CustomerDetails, newSession } from './new-session.ts'

/** @throws InvalidInput, RateLimited */
export async function createSession(
  deps: Deps,
  caller: { viewer: Viewer; address: string },
  details: CustomerDetails,
): Promise<{ session: Session; sessionToken: string }> {
  const { session, token } = newSession(deps, details)
  await limitSends(deps, caller, null)
  await deps.turns.store({ session: { create: session }, now: session.createdAt })
  deps.metrics.sessionStarted()
  return { session, sessionToken: token }
}
