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
  publishSessionNews({ bus }, session.id)
  if (ticket) bus.publish<InboxNews>(topics.inbox, { type: 'ticket-changed', ticketId: ticket.id })
  if (!ticket || !leftQueue) return
  const behind = await db.ticket
    .findMany({
      where: { status: 'OPEN', createdAt: { gte: ticket.createdAt } },
      select: { sessionId: true },
      orderBy: { createdAt: 'asc' },
      take: MOST_TOLD,
    })
    // The change itself is done and must not be reported as failed; the watch's poll finds the moved places, too.
    .catch(() => [])
  for (const { sessionId } of behind) publishSessionNews({ bus }, sessionId)
}

/** Something about the session itself has changed: its subscribers read it again. */
export function publishSessionNews({ bus }: Pick<Deps, 'bus'>, sessionId: string): void {
  bus.publish<SessionNews>(topics.session(sessionId), { type: 'session-changed' })
}
