import type { Session, Ticket } from '#prisma/generated/client.ts'
import type { Deps } from '../deps.ts'
import { type InboxEvent, type SessionEvent, type TicketChange, topics } from '../events.ts'

/** Tells the bus what was committed: ids and seqs, for every subscriber on every replica to read for themselves. */
export function publishTurn(
  { bus, tracer }: Pick<Deps, 'bus' | 'tracer'>,
  {
    session,
    ticket,
    ticketChange,
    sessionChanged,
  }: { session: Session; ticket: Ticket | null; ticketChange: TicketChange | null; sessionChanged: boolean },
  formerAgentId?: string,
): void {
  const traceparent = tracer.current()
  bus.publish<SessionEvent>(topics.session(session.id), {
    type: 'message-added',
    seq: session.lastSeq,
    ...(traceparent === null ? {} : { traceparent }),
  })
  if (sessionChanged) bus.publish<SessionEvent>(topics.session(session.id), { type: 'session-changed' })
  if (!ticket || !ticketChange) return
  bus.publish<InboxEvent>(topics.inbox, {
    type: 'ticket-changed',
    ticketId: ticket.id,
    change: ticketChange,
    ...(formerAgentId === undefined ? {} : { previousAssigneeId: formerAgentId }),
  })
}
