import type { ApiKey, Session } from '#prisma/generated/client.ts'
import type { Deps } from '../deps.ts'
import { hashSecret, sameHash } from '../secret.ts'

/** Who is asking, as their bearer proves it. */
export type Viewer =
  /** `credential`: `unknown` when one was sent that is not, or no longer, accepted. */
  | { kind: 'anonymous'; credential?: 'unknown' }
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

const unknown: Viewer = { kind: 'anonymous', credential: 'unknown' }

/** Who a bearer is; an unknown one may do what anyone may. One read at most. */
export async function authenticate(deps: Deps, bearer: string | null): Promise<Viewer> {
  if (bearer === null) return { kind: 'anonymous' }
  if (bearer.length > 512) return unknown
  const hash = hashSecret(bearer)
  if (bearer.startsWith('st_')) {
    const session = await deps.turns.sessionOfToken(hash)
    return session && sameHash(session.tokenHash, hash) ? customerOf(session) : unknown
  }
  const key = await deps.apiKeys.find(hash)
  if (!key) return unknown
  return key.role === 'PARTNER' ? { kind: 'partner', key } : { kind: 'staff', key }
}

export function customerOf(session: Session): Viewer {
  return { kind: 'customer', session, owns: new Set([session.id]) }
}
