import type { Session } from '#prisma/generated/client.ts'
import type { ResolutionKind } from '#prisma/generated/enums.ts'
import type { Viewer } from '../access/authenticate.ts'
import { isAdmin, requireSession } from '../access/authorize.ts'
import type { Deps } from '../deps.ts'
import { Conflict } from '../errors.ts'
import { summarizeSession } from '../jobs.ts'
import { countClosedTicket } from '../usage/count-closed-ticket.ts'
import { changeSession } from './change-session.ts'
import { publishSessionChange } from './publish-session-change.ts'
import type { SessionTransition } from './transition.ts'

/**
 * Ends a session. The customer's own call is a confirmed resolution, also of a session that staff or silence ended.
 * Staff have to say so when a message of the customer has no answer yet.
 * @throws NotFound, Conflict when it is resolved already, another agent's, or has a message without an answer
 */
export async function resolveSession(
  deps: Deps,
  viewer: Viewer,
  sessionId: string,
  { evenIfUnanswered = false }: { evenIfUnanswered?: boolean } = {},
): Promise<Session> {
  const session = await requireSession(deps, viewer, sessionId)
  if (viewer.kind === 'customer') {
    return session.status === 'RESOLVED'
      ? confirm(deps, session)
      : resolve(deps, session, 'CONFIRMED', { kind: 'customer' })
  }
  const agentId = viewer.kind === 'anonymous' ? '' : viewer.key.id
  const by = { kind: 'staff' as const, agentId, isAdmin: isAdmin(viewer) }
  return resolve(deps, session, 'STAFF', by, {
    evenIfUnanswered,
    byName: viewer.kind === 'anonymous' ? undefined : viewer.key.name,
  })
}

type ResolvedBy = Extract<SessionTransition, { type: 'resolved' }>['by']

/**
 * The one way in which a session ends, for customers, staff and jobs alike.
 * @throws Conflict when it may not, or when silence was broken a moment ago
 */
export async function resolve(
  deps: Deps,
  session: Session,
  kind: ResolutionKind,
  by: ResolvedBy,
  { evenIfUnanswered = true, byName }: { evenIfUnanswered?: boolean; byName?: string | undefined } = {},
): Promise<Session> {
  const agentId = by.kind === 'staff' ? by.agentId : null
  const changed = await changeSession(
    deps,
    session,
    { type: 'resolved', by },
    async (tx, { now, before }) => {
      // The session's row is locked by now, so nobody can write into it any more before this is over.
      const current = await tx.session.findUniqueOrThrow({ where: { id: session.id } })
      if (by.kind === 'silence' && current.lastSeq !== session.lastSeq)
        throw new Conflict('A new message has arrived in the meantime.')
      if (!evenIfUnanswered && before.status !== 'ACTIVE' && current.unansweredSince !== null)
        throw new Conflict(
          'The customer is still waiting for an answer in this session.',
          'UNANSWERED_MESSAGE',
        )
      await tx.resolution.create({ data: { sessionId: session.id, kind, agentId, createdAt: now } })
      await deps.jobs.enqueue(tx, summarizeSession, { sessionId: session.id })
      return { resolvedAt: now }
    },
  )
  await publishSessionChange(deps, changed, 'CLOSED', byName)
  countClosedTicket(deps, changed.ticket)
  countResolution(deps, changed.session, kind)
  return changed.session
}

async function confirm(deps: Deps, session: Session): Promise<Session> {
  const latest = await deps.db.resolution.findFirst({
    where: { sessionId: session.id },
    orderBy: { createdAt: 'desc' },
  })
  // Fenced, so that of two calls at once one upgrades it, and a resolution that was reopened meanwhile stays what it was.
  const upgraded =
    latest &&
    (await deps.db.resolution.updateMany({
      where: { id: latest.id, kind: { not: 'CONFIRMED' }, reopenedAt: null },
      data: { kind: 'CONFIRMED' },
    }))
  if (upgraded?.count !== 1) throw new Conflict('The session has already been resolved.')
  countResolution(deps, session, 'CONFIRMED')
  return session
}

function countResolution({ metrics }: Deps, { createdAt, updatedAt }: Session, kind: ResolutionKind): void {
  metrics.sessionResolved({ kind, seconds: (updatedAt.getTime() - createdAt.getTime()) / 1000 })
}
