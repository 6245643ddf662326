import type { Session } from '#prisma/generated/client.ts'
import type { Deps } from '../deps.ts'
import { changeSession } from '../session/change-session.ts'
import { isAdmin, sessionToActOn, type Viewer } from '../viewer.ts'
import { extractSummary } from './extract-summary.ts'
import { publishSessionChange } from './publish-session-change.ts'
import { summarizeSession } from './summarize-session-job.ts'

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
  const session = await sessionToActOn(deps, viewer, sessionId)
  const event = { type: 'returned-to-bot' as const, agentId: viewer.key.id, isAdmin: isAdmin(viewer) }
  const changed = await changeSession(deps, session, event, async (tx) => {
    const messages = await tx.message.findMany({
      where: { sessionId, seq: { gt: session.episodeSeq } },
      orderBy: { seq: 'asc' },
    })
    await deps.jobs.enqueue(tx, summarizeSession, { sessionId })
    return { episodeSeq: messages.at(-1)?.seq ?? session.episodeSeq, summary: extractSummary(messages) }
  })
  await publishSessionChange(deps, changed)
  return changed.session
}
