import type { Session } from '#prisma/generated/client.ts'
import type { Viewer } from '../access/authenticate.ts'
import { requireSession } from '../access/authorize.ts'
import type { Deps } from '../deps.ts'
import { type SessionEvent, topics } from '../events.ts'

/** Presence ends by itself after this long; a console that has the session open renews it well before. */
const PRESENCE_LEASE_MS = 30_000

/** Shows other agents that this one has the session open. @throws NotFound */
export async function setPresence(
  deps: Deps,
  viewer: Extract<Viewer, { kind: 'staff' }>,
  sessionId: string,
  present: boolean,
): Promise<Session> {
  const session = await requireSession(deps, viewer, sessionId)
  deps.bus.publish<SessionEvent>(topics.session(session.id), {
    type: 'agent-present',
    agentId: viewer.key.id,
    name: viewer.key.name,
    present,
    expiresInMs: present ? PRESENCE_LEASE_MS : 0,
  })
  return session
}
