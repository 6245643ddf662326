import { announceAway } from '#server/domain/agent/announce-away.ts'
import { releaseLostSessions } from '#server/domain/agent/release-sessions.ts'
import { answerPendingMessage } from '#server/domain/answering/pending/answer-pending-message.ts'
import { handOverUnanswered } from '#server/domain/answering/pending/hand-over-unanswered.ts'
import { purgeAudit } from '#server/domain/audit/purge-audit.ts'
import type { Deps } from '#server/domain/deps.ts'
import { purgeIdempotentRequests } from '#server/domain/idempotency/run-once.ts'
import {
  answerMessage,
  assumeResolution,
  draftPhrasings,
  notifyTicket,
  purgeExpired,
  releaseSessions,
  rollUpUsage,
  summarizeSession,
  translateMessages,
} from '#server/domain/jobs.ts'
import { failPhrasingRun, workOnPhrasingRun } from '#server/domain/knowledge/faq/drafting/work-on-run.ts'
import { purgeSpend } from '#server/domain/limits/purge-spend.ts'
import { purgeExpiredSessions } from '#server/domain/privacy/purge-expired-sessions.ts'
import { assumeResolutions } from '#server/domain/session/assume-resolutions.ts'
import { writeSummary } from '#server/domain/summary/summarize-session.ts'
import { notifyOfTicket } from '#server/domain/ticket/notify-of-ticket.ts'
import { failTranslations, translateOrdered } from '#server/domain/translation/messages/translate-messages.ts'
import { rollUpDays } from '#server/domain/usage/roll-up-days.ts'
import { type AnyJobHandler, anyJob, type QueueDeclaration } from '#server/ports/job-queue.ts'

/** Every job there is; each process creates all their queues. */
export const declaredJobs: readonly QueueDeclaration[] = [
  answerMessage,
  assumeResolution,
  draftPhrasings,
  notifyTicket,
  purgeExpired,
  releaseSessions,
  rollUpUsage,
  summarizeSession,
  translateMessages,
]

/** What a worker runs. */
export function createJobHandlers(deps: Deps): AnyJobHandler[] {
  return [
    anyJob({
      job: answerMessage,
      run: (payload) => answerPendingMessage(deps, payload),
      giveUp: (payload) => handOverUnanswered(deps, payload),
    }),
    anyJob({
      job: assumeResolution,
      schedule: { cron: '*/10 * * * *', payload: {} },
      run: async () => {
        const resolved = await assumeResolutions(deps)
        if (resolved > 0) deps.log.info({ resolved }, 'Silent sessions were ended.')
      },
    }),
    anyJob({
      job: draftPhrasings,
      run: (payload, { signal }) => workOnPhrasingRun(deps, payload, signal),
      giveUp: (payload) => failPhrasingRun(deps, payload),
    }),
    anyJob({ job: notifyTicket, run: (payload, { jobId }) => notifyOfTicket(deps, payload, jobId) }),
    anyJob({
      job: purgeExpired,
      schedule: { cron: '17 * * * *', payload: {} },
      run: async () => {
        const sessions = await purgeExpiredSessions(deps)
        const auditLines = await purgeAudit(deps)
        await purgeIdempotentRequests(deps)
        await purgeSpend(deps)
        if (sessions + auditLines > 0)
          deps.log.info({ sessions, auditLines }, 'What had expired was deleted.')
      },
    }),
    anyJob({
      job: releaseSessions,
      schedule: { cron: '* * * * *', payload: {} },
      run: async () => {
        const released = await releaseLostSessions(deps)
        const away = await announceAway(deps)
        if (released + away > 0) deps.log.info({ released, away }, 'Sessions were left by their agents.')
      },
    }),
    anyJob({
      job: rollUpUsage,
      schedule: { cron: '*/15 * * * *', payload: {} },
      run: async () => {
        const days = await rollUpDays(deps)
        deps.log.debug({ days }, 'Days were rolled up.')
      },
    }),
    anyJob({
      job: summarizeSession,
      run: (payload) => deps.correlation.charge(payload, () => writeSummary(deps, payload)),
    }),
    anyJob({
      job: translateMessages,
      run: (payload, { signal }) =>
        deps.correlation.charge({ sessionId: payload.sessionId }, () =>
          translateOrdered(deps, payload, signal),
        ),
      giveUp: (payload) => failTranslations(deps, payload),
    }),
  ]
}
