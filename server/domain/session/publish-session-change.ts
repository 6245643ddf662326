import type { Ticket } from '#prisma/generated/client.ts'
import type { Deps } from '../deps.ts'
import { type InboxEvent, type SessionEvent, type TicketChange, topics } from '../events.ts'
import type { ChangedSession } from './change-session.ts'

/** Customers further back see their place with their next event. */
const MAX_NOTIFIED = 500

/** A command on the machine has no bus: every server finds the change by its own look. */
export type Publishing = Pick<Deps, 'db'> & { bus: Pick<Deps['bus'], 'publish'> }

/** Publishes a committed change: the session's own subscribers, the inbox, and those whose place has moved. */
export async function publishSessionChange(
  { bus, db }: Publishing,
  { session, before, ticket, queueMoved }: ChangedSession,
  change: TicketChange,
  by?: string,
): Promise<void> {
  if (session.lastSeq !== before.lastSeq)
    bus.publish<SessionEvent>(topics.session(session.id), { type: 'message-added', seq: session.lastSeq })
  publishSessionNews({ bus }, session.id)
  if (!ticket) return
  const previous = before.ownerId !== session.ownerId ? before.ownerId : null
  bus.publish<InboxEvent>(topics.inbox, {
    type: 'ticket-changed',
    ticketId: ticket.id,
    change,
    ...(by === undefined ? {} : { by }),
    ...(previous === null ? {} : { previousAssigneeId: previous }),
  })
  if (queueMoved) await publishPlacesBehind({ bus, db }, ticket)
}

/** Each session behind a ticket that joined or left the queue has another place now. */
export async function publishPlacesBehind(
  { bus, db }: Publishing,
  ticket: Pick<Ticket, 'queuedAt'>,
): Promise<void> {
  const behind = await db.ticket
    .findMany({
      where: { status: 'OPEN', queuedAt: { gte: ticket.queuedAt } },
      select: { sessionId: true },
      orderBy: { queuedAt: 'asc' },
      take: MAX_NOTIFIED,
    })
    // The change itself is done and must not be reported as failed; the watch's poll finds the moved places, too.
    .catch(() => [])
  for (const { sessionId } of behind) publishSessionNews({ bus }, sessionId)
}

/** Something about the session itself has changed: its subscribers read it again. */
export function publishSessionNews({ bus }: Pick<Publishing, 'bus'>, sessionId: string): void {
  bus.publish<SessionEvent>(topics.session(sessionId), { type: 'session-changed' })
}
