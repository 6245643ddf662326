import type { Session } from '#prisma/generated/client.ts'
import type { Viewer } from '../access/authenticate.ts'
import { isAdmin, requireSession } from '../access/authorize.ts'
import type { Deps } from '../deps.ts'
import { changeSession } from '../session/change-session.ts'
import { publishSessionChange } from '../session/publish-session-change.ts'

/**
 * Puts a session back into the queue, at the place that it had. For the agent who has it, or an admin.
 * @throws NotFound, Conflict
 */
export async function returnToQueue(
  deps: Deps,
  viewer: Extract<Viewer, { kind: 'staff' }>,
  sessionId: string,
): Promise<Session> {
  const session = await requireSession(deps, viewer, sessionId)
  const event = { type: 'returned-to-queue' as const, agentId: viewer.key.id, isAdmin: isAdmin(viewer) }
  const changed = await changeSession(deps, session, event)
  await publishSessionChange(deps, changed, 'RETURNED_TO_QUEUE', viewer.key.name)
  return changed.session
}
