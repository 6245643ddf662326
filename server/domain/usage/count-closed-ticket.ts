import type { Ticket } from '#prisma/generated/client.ts'
import type { Deps } from '../deps.ts'

/** Tells the metrics how a ticket that a change has just closed ended. */
export function countClosedTicket({ metrics }: Pick<Deps, 'metrics'>, ticket: Ticket | null): void {
  if (ticket?.outcome) metrics.ticketClosed({ outcome: ticket.outcome })
}
