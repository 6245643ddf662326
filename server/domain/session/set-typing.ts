import type { Session } from '#prisma/generated/client.ts'
import type { Viewer } from '../access/authenticate.ts'
import { requireSession } from '../access/authorize.ts'
import type { Deps } from '../deps.ts'
import { type SessionEvent, topics } from '../events.ts'

/** A typing lease ends by itself after this long, so that nobody types for ever because a connection broke. */
const TYPING_LEASE_MS = 6000

/** Shows the others in the session that this viewer types. @throws NotFound */
export async function setTyping(
  deps: Deps,
  viewer: Viewer,
  sessionId: string,
  typing: boolean,
): Promise<Session> {
  const session = await requireSession(deps, viewer, sessionId)
  deps.bus.publish<SessionEvent>(topics.session(session.id), {
    type: 'typing-changed',
    sender: viewer.kind === 'customer' ? 'CUSTOMER' : 'AGENT',
    typing,
    expiresInMs: typing ? TYPING_LEASE_MS : 0,
  })
  return session
}
