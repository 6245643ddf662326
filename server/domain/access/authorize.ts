import type { Session } from '#prisma/generated/client.ts'
import type { Deps } from '../deps.ts'
import { Forbidden, NotFound, Unauthenticated } from '../errors.ts'
import { isUuid } from '../is-uuid.ts'
import type { ApiScope, Viewer } from './authenticate.ts'

export function isAgent(viewer: Viewer): viewer is Extract<Viewer, { kind: 'staff' }> {
  return viewer.kind === 'staff'
}

export function isAdmin(viewer: Viewer): boolean {
  return viewer.kind === 'staff' && viewer.key.role === 'ADMIN'
}

export function hasScope(viewer: Viewer, scope: ApiScope): boolean {
  return viewer.kind === 'partner' && viewer.key.scopes.includes(scope)
}

/**
 * [session] in the contract: the session's own token, or staff; partners by scope. A verified customer's earlier
 * sessions count once `canRead` has found them to be theirs.
 */
export function maySeeSession(viewer: Viewer, sessionId: string): boolean {
  if (viewer.kind === 'customer') return viewer.owns.has(sessionId)
  return isAgent(viewer) || hasScope(viewer, 'sessions:read')
}

/** Whether the viewer may see a session that they name. Costs a read only for another session of a verified customer. */
export async function canRead({ db }: Pick<Deps, 'db'>, viewer: Viewer, sessionId: string): Promise<boolean> {
  if (!isUuid(sessionId)) return false
  if (viewer.kind !== 'customer' || viewer.owns.has(sessionId)) return maySeeSession(viewer, sessionId)
  const { userId, verified } = viewer.session
  if (!verified || userId === null) return false
  const own = await db.session.count({ where: { id: sessionId, userId, verified: true } })
  if (own > 0) viewer.owns.add(sessionId)
  return own > 0
}

/** @throws Unauthenticated when a credential was sent that is not, or no longer, accepted */
export function requireLiveCredential(viewer: Viewer): void {
  if (viewer.kind === 'anonymous' && viewer.credential === 'unknown') {
    throw new Unauthenticated(
      'This credential is unknown, revoked or expired. Sign in again, or start a new session.',
    )
  }
}

/**
 * What can be refused before the session is looked up, so that it says nothing about any session.
 * @throws Unauthenticated, Forbidden for a partner's key without the scope
 */
export function requireSessionScope(viewer: Viewer, scope: ApiScope): void {
  requireLiveCredential(viewer)
  if (viewer.kind === 'partner' && !hasScope(viewer, scope)) {
    throw new Forbidden({ missingScope: scope, requiredRole: 'AGENT' })
  }
}

/**
 * The session that the viewer wants to act on.
 * @throws Unauthenticated, Forbidden, NotFound when there is none, or when it is not theirs.
 */
export async function requireSession(deps: Deps, viewer: Viewer, sessionId: string): Promise<Session> {
  requireSessionScope(viewer, 'sessions:write')
  if (viewer.kind === 'customer' && viewer.session.id === sessionId) return viewer.session
  const allowed =
    viewer.kind === 'customer'
      ? await canRead(deps, viewer, sessionId)
      : isAgent(viewer) || hasScope(viewer, 'sessions:write')
  const session =
    allowed && isUuid(sessionId) ? await deps.db.session.findUnique({ where: { id: sessionId } }) : null
  if (!session) throw new NotFound('The session')
  return session
}
