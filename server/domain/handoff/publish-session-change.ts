import type { Deps } from '../deps.ts'
import { type InboxNews, type SessionNews, topics } from '../events.ts'
import type { ChangedSession } from '../session/change-session.ts'

/** Beyond this place nobody counts along; they see their place with their next event. */
const MOST_TOLD = 500

/** Tells the bus of a committed change: the session's own subscribers, the inbox, and those whose place has moved. */
export async function publishSessionChange(
  { bus, db }: Pick<Deps, 'bus' | 'db'>,
  { session, ticket, leftQueue }: ChangedSession,
): Promise<void> {
  bus.publish<SessionNews>(topics.session(session.id), { type: 'session-changed' })
  if (ticket) bus.publish<InboxNews>(topics.inbox, { type: 'ticket-changed', ticketId: ticket.id })
  if (!ticket || !leftQueue) return
  const behind = await db.ticket.findMany({
    where: { status: 'OPEN', createdAt: { gte: ticket.createdAt } },
    select: { sessionId: true },
    orderBy: { createdAt: 'asc' },
    take: MOST_TOLD,
  })
  for (const { sessionId } of behind) {
    bus.publish<SessionNews>(topics.session(sessionId), { type: 'session-changed' })
  }
}
