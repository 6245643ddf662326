import type { Ticket } from '#prisma/generated/client.ts'
import type { Viewer } from '../access/authenticate.ts'
import { isAdmin } from '../access/authorize.ts'
import { mayOwn } from '../agent/may-own.ts'
import type { Deps } from '../deps.ts'
import { Conflict, NotFound } from '../errors.ts'
import { isUuid } from '../is-uuid.ts'
import { changeSession } from '../session/change-session.ts'
import { publishSessionChange } from '../session/publish-session-change.ts'
import { findTicket } from '../ticket/find-ticket.ts'

/**
 * Gives a session to a colleague, who owns it from then on: one's own, or one that waits; an admin any.
 * @throws NotFound for the ticket or the colleague, Conflict naming who has it
 */
export async function assignTicket(
  deps: Deps,
  viewer: Extract<Viewer, { kind: 'staff' }>,
  { ticketId, agentId }: { ticketId: string; agentId: string },
): Promise<Ticket> {
  const { session, ticket } = await findTicket(deps, ticketId)
  if (ticket.status === 'RESOLVED')
    throw new Conflict('The ticket has already been resolved.', 'ALREADY_RESOLVED')
  const colleague = isUuid(agentId) ? await deps.db.apiKey.findUnique({ where: { id: agentId } }) : null
  if (!colleague || !mayOwn(colleague, deps.clock())) throw new NotFound('The agent')
  const by = { agentId: viewer.key.id, isAdmin: isAdmin(viewer) }
  const changed = await changeSession(deps, session, { type: 'assigned', toAgentId: colleague.id, ...by })
  await publishSessionChange(deps, changed, 'ASSIGNED', viewer.key.name)
  return changed.ticket ?? ticket
}
