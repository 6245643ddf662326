import type { Session } from '#prisma/generated/client.ts'
import type { Viewer } from '../access/authenticate.ts'
import { isAdmin, requireSession } from '../access/authorize.ts'
import type { Deps } from '../deps.ts'
import { summarizeSession } from '../jobs.ts'
import { changeSession } from '../session/change-session.ts'
import { publishSessionChange } from '../session/publish-session-change.ts'
import { extractSummary } from '../summary/extract-summary.ts'
import { countClosedTicket } from '../usage/count-closed-ticket.ts'

/**
 * Gives a session back to the bot: a fresh episode. The bot goes on from a summary of what was said, not from the
 * messages themselves, so that it repeats no promise of the time before.
 * @throws NotFound, Conflict
 */
export async function returnToBot(
  deps: Deps,
  viewer: Extract<Viewer, { kind: 'staff' }>,
  sessionId: string,
): Promise<Session> {
  const session = await requireSession(deps, viewer, sessionId)
  const event = { type: 'returned-to-bot' as const, agentId: viewer.key.id, isAdmin: isAdmin(viewer) }
  const changed = await changeSession(deps, session, event, async (tx) => {
    const messages = await tx.message.findMany({
      where: { sessionId, seq: { gt: session.episodeSeq } },
      orderBy: { seq: 'asc' },
    })
    await deps.jobs.enqueue(tx, summarizeSession, { sessionId })
    return { episodeSeq: messages.at(-1)?.seq ?? session.episodeSeq, summary: extractSummary(messages) }
  })
  await publishSessionChange(deps, changed, 'CLOSED', viewer.key.name)
  countClosedTicket(deps, changed.ticket)
  return changed.session
}
