import type { Ticket } from '#prisma/generated/client.ts'
import type { Viewer } from '../access/authenticate.ts'
import { isAdmin } from '../access/authorize.ts'
import type { Deps } from '../deps.ts'
import { Conflict, DomainError, InvalidInput } from '../errors.ts'
import { changeSession } from '../session/change-session.ts'
import { publishSessionChange } from '../session/publish-session-change.ts'
import { countClosedTicket } from '../usage/count-closed-ticket.ts'
import { findTicket } from './find-ticket.ts'

type Staff = Extract<Viewer, { kind: 'staff' }>

export interface ClosedTicket {
  ticketId: string
  ticket: Ticket | null
  error: DomainError | null
}

const MAX_AT_ONCE = 100

/**
 * Ends the session of a ticket that is junk, without an agent taking it. Closing it again changes nothing.
 * @throws NotFound, Conflict when another agent has it, or when it ended otherwise
 */
export async function closeTicket(deps: Deps, viewer: Staff, ticketId: string): Promise<Ticket> {
  const { session, ticket } = await findTicket(deps, ticketId)
  if (ticket.outcome === 'SPAM') return ticket
  if (ticket.status === 'RESOLVED')
    throw new Conflict('The ticket has already been resolved.', 'ALREADY_RESOLVED')
  const agentId = viewer.key.id
  const event = { type: 'closed-as-spam' as const, agentId, isAdmin: isAdmin(viewer) }
  const changed = await changeSession(deps, session, event, async (tx, { now }) => {
    await tx.resolution.create({ data: { sessionId: session.id, kind: 'SPAM', agentId, createdAt: now } })
    return { resolvedAt: now }
  })
  await publishSessionChange(deps, changed, 'CLOSED', viewer.key.name)
  countClosedTicket(deps, changed.ticket)
  return changed.ticket ?? ticket
}

/** Closes many, one after the other: what became of each, in the order that was asked for. @throws InvalidInput */
export async function closeTickets(
  deps: Deps,
  viewer: Staff,
  ticketIds: readonly string[],
): Promise<ClosedTicket[]> {
  if (ticketIds.length === 0 || ticketIds.length > MAX_AT_ONCE) {
    throw new InvalidInput('ticketIds', `ticketIds has ${ticketIds.length} entries; use 1 to ${MAX_AT_ONCE}.`)
  }
  const closed: ClosedTicket[] = []
  for (const ticketId of ticketIds) {
    try {
      closed.push({ ticketId, ticket: await closeTicket(deps, viewer, ticketId), error: null })
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      closed.push({ ticketId, ticket: null, error })
    }
  }
  return closed
}
