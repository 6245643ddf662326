import type { Deps } from '../deps.ts'
import { type InboxEvent, topics } from '../events.ts'
import { isAway } from './is-away.ts'

const MAX_AT_ONCE = 200

/** Tells the inbox of sessions that any agent may take over now, because their own agent is away. */
export async function announceAway({
  db,
  bus,
  clock,
  settings,
}: Pick<Deps, 'db' | 'bus' | 'clock' | 'settings'>): Promise<number> {
  const now = clock()
  const awayMinutes = settings.agentAwayMinutes
  const tickets = await db.ticket.findMany({
    where: {
      status: 'TAKEN',
      session: {
        status: 'WITH_AGENT',
        unansweredSince: { lt: new Date(now.getTime() - awayMinutes * 60_000) },
      },
    },
    include: { session: { include: { owner: true } } },
    orderBy: { queuedAt: 'asc' },
    take: MAX_AT_ONCE,
  })
  const left = tickets.filter(({ session }) => isAway(session, session.owner, { now, awayMinutes }))
  for (const { id } of left)
    bus.publish<InboxEvent>(topics.inbox, { type: 'ticket-changed', ticketId: id, change: 'ASSIGNEE_AWAY' })
  return left.length
}
