import type { Ticket } from '#prisma/generated/client.ts'
import type { EscalationReason } from '#prisma/generated/enums.ts'
import type { Tx } from '../db.ts'
import type { Deps } from '../deps.ts'
import { notifyTicket, summarizeSession } from '../jobs.ts'

export interface TicketRequest {
  reason: EscalationReason
  /** Of KEYWORD. */
  keyword?: string | undefined
  note?: string | undefined
  requestedBy?: string | undefined
}

/**
 * Opens a session's ticket inside the transaction that makes the session WAITING, and orders its notification.
 * A partial unique index keeps it the only unresolved one.
 */
export async function openTicket(
  deps: Deps,
  tx: Tx,
  sessionId: string,
  request: TicketRequest,
  /** The place in the queue that the customer has already; null: the end of it. */
  place: Date | null = null,
): Promise<Ticket> {
  const now = deps.clock()
  const ticket = await tx.ticket.create({
    data: { ...request, sessionId, createdAt: now, queuedAt: place ?? now },
  })
  await deps.jobs.enqueue(tx, notifyTicket, { ticketId: ticket.id })
  await deps.jobs.enqueue(tx, summarizeSession, { sessionId })
  return ticket
}
