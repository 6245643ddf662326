import type { ApiKey, Session } from '#prisma/generated/client.ts'
import type { Deps } from './deps.ts'
import { NotFound } from './errors.ts'
import { hashSecret, sameHash } from './secret.ts'

/** Who is asking, as their bearer proves it. */
export type Viewer =
  | { kind: 'anonymous' }
  /** `owns`: the sessions that this credential is known to cover; a verified customer's earlier ones join it. */
  | { kind: 'customer'; session: Session; owns: Set<string> }
  | { kind: 'staff'; key: ApiKey }
  | { kind: 'partner'; key: ApiKey }

/** What a partner's key may be allowed to do. Staff may do all of it within their role. */
export const apiScopes = [
  'sessions:read',
  'sessions:write',
  'tickets:read',
  'usage:read',
  'faqs:read',
  'faqs:write',
] as const
export type ApiScope = (typeof apiScopes)[number]

const anonymous: Viewer = { kind: 'anonymous' }

/** Finds out who a bearer is. An unknown one is nobody: absent and forbidden look the same. One read at the most. */
export async function identify(deps: Deps, bearer: string | null): Promise<Viewer> {
  if (bearer === null || bearer.length > 512) return anonymous
  const hash = hashSecret(bearer)
  if (bearer.startsWith('st_')) {
    const session = await deps.db.session.findUnique({ where: { tokenHash: hash } })
    return session && sameHash(session.tokenHash, hash) ? customerOf(session) : anonymous
  }
  const key = await deps.apiKeys.find(hash)
  if (!key) return anonymous
  return key.role === 'PARTNER' ? { kind: 'partner', key } : { kind: 'staff', key }
}

export function customerOf(session: Session): Viewer {
  return { kind: 'customer', session, owns: new Set([session.id]) }
}

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
 * sessions count once `admit` has found them to be theirs.
 */
export function maySeeSession(viewer: Viewer, sessionId: string): boolean {
  if (viewer.kind === 'customer') return viewer.owns.has(sessionId)
  return isAgent(viewer) || hasScope(viewer, 'sessions:read')
}

/** Whether the viewer may see a session that they name. Costs a read only for another session of a verified customer. */
export async function admit({ db }: Pick<Deps, 'db'>, viewer: Viewer, sessionId: string): Promise<boolean> {
  if (!isUuid(sessionId)) return false
  if (viewer.kind !== 'customer' || viewer.owns.has(sessionId)) return maySeeSession(viewer, sessionId)
  const { userId, verified } = viewer.session
  if (!verified || userId === null) return false
  const own = await db.session.count({ where: { id: sessionId, userId, verified: true } })
  if (own > 0) viewer.owns.add(sessionId)
  return own > 0
}

/**
 * The session that the viewer wants to act on.
 * @throws NotFound when there is none, or when it is not theirs.
 */
export async function sessionToActOn(deps: Deps, viewer: Viewer, sessionId: string): Promise<Session> {
  if (viewer.kind === 'customer' && viewer.session.id === sessionId) return viewer.session
  const allowed =
    viewer.kind === 'customer'
      ? await admit(deps, viewer, sessionId)
      : isAgent(viewer) || hasScope(viewer, 'sessions:write')
  const session =
    allowed && isUuid(sessionId) ? await deps.db.session.findUnique({ where: { id: sessionId } }) : null
  if (!session) throw new NotFound('The session')
  return session
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Anything else can be no id of ours; PostgreSQL would refuse it with an error. */
export function isUuid(id: string): boolean {
  return uuid.test(id)
}
