import type { Deps } from '#server/domain/deps.ts'
import { notifyTicket } from '#server/domain/handoff/notify-ticket-job.ts'
import { summarizeSession } from '#server/domain/handoff/summarize-session-job.ts'
import { answerMessage } from '#server/domain/message/answer-message-job.ts'
import { assumeResolution } from '#server/domain/session/assume-resolution-job.ts'
import { purgeExpired } from '#server/domain/session/purge-expired-job.ts'
import { rollUpUsage } from '#server/domain/usage/roll-up-usage-job.ts'
import type { AnyJobHandler, QueueDeclaration } from '#server/ports/job-queue.ts'
import { answerMessageHandler } from './answer-message.ts'
import { assumeResolutionHandler } from './assume-resolution.ts'
import { notifyTicketHandler } from './notify-ticket.ts'
import { purgeExpiredHandler } from './purge-expired.ts'
import { rollUpUsageHandler } from './roll-up-usage.ts'
import { summarizeSessionHandler } from './summarize-session.ts'

/** Every job there is; each process creates all their queues. */
export const declaredJobs: readonly QueueDeclaration[] = [
  answerMessage,
  assumeResolution,
  notifyTicket,
  purgeExpired,
  rollUpUsage,
  summarizeSession,
]

/** What a worker runs. */
export function createJobHandlers(deps: Deps): AnyJobHandler[] {
  return [
    answerMessageHandler(deps),
    assumeResolutionHandler(deps),
    notifyTicketHandler(deps),
    purgeExpiredHandler(deps),
    rollUpUsageHandler(deps),
    summarizeSessionHandler(deps),
  ]
}
