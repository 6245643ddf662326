import type { Session, Ticket } from '#prisma/generated/client.ts'
import type { Viewer } from '../access/authenticate.ts'
import { isAdmin, requireSession } from '../access/authorize.ts'
import type { Deps } from '../deps.ts'
import { Conflict } from '../errors.ts'
import { changeSession } from './change-session.ts'
import { publishSessionChange } from './publish-session-change.ts'
import type { SessionState } from './transition.ts'

/** What an agent is given to change their mind; the network's time comes on top. */
const UNDO_SECONDS = 10
const NETWORK_SECONDS = 5

/**
 * Takes a resolution of one's own back, as if it had not been: the session is with whom it was before. Fenced: once
 * the customer or an agent has moved the session on, there is nothing to undo.
 * @throws NotFound, Conflict
 */
export async function reopenSession(
  deps: Deps,
  viewer: Extract<Viewer, { kind: 'staff' }>,
  sessionId: string,
): Promise<Session> {
  const session = await requireSession(deps, viewer, sessionId)
  const { resolvedAt } = session
  if (session.status !== 'RESOLVED' || resolvedAt === null)
    throw new Conflict('The session is not resolved.', 'NOT_RESOLVED')
  if (deps.clock().getTime() - resolvedAt.getTime() > (UNDO_SECONDS + NETWORK_SECONDS) * 1000)
    throw new Conflict(`Only the last ${UNDO_SECONDS} seconds can be undone.`, 'TOO_LATE')
  const where = { sessionId, createdAt: resolvedAt }
  const resolution = await deps.db.resolution.findFirst({
    where: { ...where, kind: { in: ['STAFF', 'SPAM'] } },
  })
  if (!resolution || (resolution.agentId !== viewer.key.id && !isAdmin(viewer)))
    throw new Conflict('Another agent resolved this session.', 'OWNED_BY_ANOTHER')
  const ticket = await deps.db.ticket.findFirst({ where: { sessionId, resolvedAt } })
  const undo = { type: 'resolution-undone' as const, before: stateBefore(ticket) }
  const changed = await changeSession(deps, session, undo, async (tx, { before }) => {
    if (before.epoch !== session.epoch)
      throw new Conflict('The session has changed since it was resolved. Read it again.', 'NOT_RESOLVED')
    await tx.resolution.delete({ where: { id: resolution.id } })
    return { resolvedAt: null }
  })
  await publishSessionChange(deps, changed, 'REOPENED', viewer.key.name)
  return changed.session
}

/** A ticket that was taken keeps who had it. */
function stateBefore(ticket: Ticket | null): Pick<SessionState, 'status' | 'ownerId'> {
  if (!ticket) return { status: 'ACTIVE', ownerId: null }
  return ticket.assigneeId === null
    ? { status: 'WAITING', ownerId: null }
    : { status: 'WITH_AGENT', ownerId: ticket.assigneeId }
}
