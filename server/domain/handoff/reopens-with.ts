import type { Session } from '#prisma/generated/client.ts'
import { isPresent } from '../agent/is-away.ts'
import { mayOwn } from '../agent/may-own.ts'
import type { Deps } from '../deps.ts'
import type { ReopensWith } from '../session/transition.ts'

/** For so long after an agent has ended a session, its customer comes back to that agent. */
const RETURNS_WITHIN_HOURS = 24

/**
 * Who gets a resolved session that its customer writes into again: the agent who had it within a day, when there; else
 * the head of the queue; the bot when no agent ended it.
 */
export async function reopensWith(
  { db, clock, settings }: Pick<Deps, 'db' | 'clock' | 'settings'>,
  session: Session,
): Promise<{ reopensWith: ReopensWith; formerAgentId?: string }> {
  const bot = { reopensWith: { kind: 'bot' as const } }
  const now = clock()
  const { resolvedAt } = session
  if (session.status !== 'RESOLVED' || resolvedAt === null) return bot
  if (now.getTime() - resolvedAt.getTime() > RETURNS_WITHIN_HOURS * 3_600_000) return bot
  const [resolution, ticket] = await Promise.all([
    db.resolution.findFirst({ where: { sessionId: session.id }, orderBy: { createdAt: 'desc' } }),
    db.ticket.findFirst({
      where: { sessionId: session.id },
      orderBy: { createdAt: 'desc' },
      include: { assignee: true },
    }),
  ])
  if (resolution?.agentId == null || ticket?.outcome !== 'SOLVED' || ticket.assigneeId === null) return bot
  const { assignee, assigneeId } = ticket
  const there = mayOwn(assignee, now) && isPresent(assignee, { now, awayMinutes: settings.agentAwayMinutes })
  return {
    reopensWith: there ? { kind: 'agent', agentId: assigneeId } : { kind: 'queue' },
    formerAgentId: assigneeId,
  }
}
