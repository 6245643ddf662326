import type { Session } from '#prisma/generated/client.ts'
import type { Viewer } from '../../access/authenticate.ts'
import { requireSession } from '../../access/authorize.ts'
import type { Deps } from '../../deps.ts'
import { Conflict } from '../../errors.ts'
import { publishSessionNews } from '../publish-session-change.ts'
import { checkIdentity } from './check-identity.ts'

export interface Identification {
  sessionId: string
  userId: string
  userHash?: string | null | undefined
}

/**
 * Says whose a session is that began without a name: its customer has signed in since. Saying the same again changes
 * nothing, or proves it.
 * @throws InvalidInput (userId, userHash), NotFound, Conflict when it is another customer's already
 */
export async function identifyCustomer(
  deps: Deps,
  viewer: Viewer,
  { sessionId, ...identity }: Identification,
): Promise<Session> {
  const { userId, verified } = checkIdentity(deps, identity)
  const session = await requireSession(deps, viewer, sessionId)
  if (session.userId === userId && (session.verified || !verified)) return session
  const [identified] = await deps.db.session.updateManyAndReturn({
    where: { id: session.id, OR: [{ userId: null }, { userId }] },
    data: { userId, updatedAt: deps.clock(), ...(verified ? { verified } : {}) },
  })
  if (!identified)
    throw new Conflict('This session belongs to another customer. Start a new one for this customer.')
  publishSessionNews(deps, session.id)
  return identified
}
