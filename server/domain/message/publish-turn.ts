import type { Session, Ticket } from '#prisma/generated/client.ts'
import type { Deps } from '../deps.ts'
import { type InboxNews, type SessionNews, topics } from '../events.ts'

/** Tells the bus what was committed: ids and seqs, for every subscriber on every replica to read for themselves. */
export function publishTurn(
  { bus, tracer }: Pick<Deps, 'bus' | 'tracer'>,
  { session, ticket, sessionChanged }: { session: Session; ticket: Ticket | null; sessionChanged: boolean },
): void {
  const traceparent = tracer.current()
  bus.publish<SessionNews>(topics.session(session.id), {
    type: 'message-added',
    seq: session.lastSeq,
    ...(traceparent === null ? {} : { traceparent }),
  })
  if (sessionChanged) bus.publish<SessionNews>(topics.session(session.id), { type: 'session-changed' })
  if (ticket) bus.publish<InboxNews>(topics.inbox, { type: 'ticket-changed', ticketId: ticket.id })
}
