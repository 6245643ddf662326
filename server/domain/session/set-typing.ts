import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { type SessionNews, topics } from '../events.ts'
import { sessionToActOn, type Viewer } from '../viewer.ts'

/** A typing lease ends by itself after this long, so that nobody types for ever because a connection broke. */
const TYPING_LEASE_MS = 6000

/** Tells the others in the session that this viewer types. False: the session is not theirs, or is not there. */
export async function setTyping(
  deps: Deps,
  viewer: Viewer,
  sessionId: string,
  typing: boolean,
): Promise<boolean> {
  try {
    const session = await sessionToActOn(deps, viewer, sessionId)
    deps.bus.publish<SessionNews>(topics.session(session.id), {
      type: 'typing-changed',
      sender: viewer.kind === 'customer' ? 'CUSTOMER' : 'AGENT',
      typing,
      expiresInMs: typing ? TYPING_LEASE_MS : 0,
    })
    return true
  } catch (error) {
    if (error instanceof NotFound) return false
    throw error
  }
}
