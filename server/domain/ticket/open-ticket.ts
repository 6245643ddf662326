import type { Ticket } from '#prisma/generated/client.ts'
import type { EscalationReason } from '#prisma/generated/enums.ts'
import type { Tx } from '../db.ts'
import type { Deps } from '../deps.ts'
import { notifyTicket } from './notify-ticket-job.ts'
import { summarizeSession } from './summarize-session-job.ts'

export interface TicketRequest {
  reason: EscalationReason
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
): Promise<{ ticket: Ticket; queuePosition: number }> {
  const ahead = await tx.ticket.count({ where: { status: 'OPEN' } })
  const ticket = await tx.ticket.create({ data: { ...request, sessionId, createdAt: deps.clock() } })
  await deps.jobs.enqueue(tx, notifyTicket, { ticketId: ticket.id })
  await deps.jobs.enqueue(tx, summarizeSession, { sessionId })
  return { ticket, queuePosition: ahead + 1 }
}
