import type { Session } from '#prisma/generated/client.ts'
import type { ResolutionKind } from '#prisma/generated/enums.ts'
import type { Tx } from '../db.ts'
import type { Deps } from '../deps.ts'
import { Conflict } from '../errors.ts'
import { publishSessionChange } from '../handoff/publish-session-change.ts'
import { summarizeSession } from '../handoff/summarize-session-job.ts'
import { isAdmin, sessionToActOn, type Viewer } from '../viewer.ts'
import { changeSession } from './change-session.ts'
import type { SessionEvent } from './transition.ts'

/**
 * Ends a session. The customer's own call is a confirmed resolution, also of a session that staff or silence ended.
 * @throws NotFound, Conflict when it is resolved already, or another agent's
 */
export async function resolveSession(deps: Deps, viewer: Viewer, sessionId: string): Promise<Session> {
  const session = await sessionToActOn(deps, viewer, sessionId)
  if (viewer.kind === 'customer') {
    return session.status === 'RESOLVED'
      ? confirm(deps, session)
      : resolve(deps, session, 'CONFIRMED', { kind: 'customer' })
  }
  const agentId = viewer.kind === 'anonymous' ? '' : viewer.key.id
  return resolve(deps, session, 'STAFF', { kind: 'staff', agentId, isAdmin: isAdmin(viewer) })
}

type ResolvedBy = Extract<SessionEvent, { type: 'resolved' }>['by']

/**
 * The one way in which a session ends, whoever ends it.
 * @throws Conflict when it may not, or when silence was broken a moment ago
 */
export async function resolve(
  deps: Deps,
  session: Session,
  kind: ResolutionKind,
  by: ResolvedBy,
): Promise<Session> {
  const changed = await changeSession(deps, session, { type: 'resolved', by }, async (tx, { now }) => {
    if (kind === 'ASSUMED') await requireSilence(tx, session)
    await tx.resolution.create({ data: { sessionId: session.id, kind, createdAt: now } })
    await deps.jobs.enqueue(tx, summarizeSession, { sessionId: session.id })
    return { resolvedAt: now }
  })
  await publishSessionChange(deps, changed)
  countResolution(deps, changed.session, kind)
  return changed.session
}

/** The session's row is locked by now, so nobody can write into it any more before this is over. */
async function requireSilence(tx: Tx, { id, lastSeq }: Session): Promise<void> {
  const current = await tx.session.findUniqueOrThrow({ where: { id }, select: { lastSeq: true } })
  if (current.lastSeq !== lastSeq) throw new Conflict('Somebody has written since.')
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
  if (upgraded?.count !== 1) throw new Conflict('The session is resolved already.')
  countResolution(deps, session, 'CONFIRMED')
  return session
}

function countResolution({ metrics }: Deps, { createdAt, updatedAt }: Session, kind: ResolutionKind): void {
  metrics.sessionResolved({ kind, seconds: (updatedAt.getTime() - createdAt.getTime()) / 1000 })
}
