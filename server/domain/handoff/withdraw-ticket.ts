import type { Session } from '#prisma/generated/client.ts'
import type { Viewer } from '../access/authenticate.ts'
import { requireSession } from '../access/authorize.ts'
import type { Deps } from '../deps.ts'
import { changeSession } from '../session/change-session.ts'
import { publishSessionChange } from '../session/publish-session-change.ts'
import { countClosedTicket } from '../usage/count-closed-ticket.ts'

/**
 * The customer needs no person any more: the bot answers again, and the ticket is withdrawn. Idempotent.
 * @throws NotFound, Conflict when a person has joined already, or when the session is resolved
 */
export async function withdrawTicket(deps: Deps, viewer: Viewer, sessionId: string): Promise<Session> {
  const session = await requireSession(deps, viewer, sessionId)
  const changed = await changeSession(deps, session, { type: 'person-unneeded' })
  if (changed.ticket) await publishSessionChange(deps, changed, 'CLOSED')
  countClosedTicket(deps, changed.ticket)
  return changed.session
}
