import type { Deps } from '#server/domain/deps.ts'
import { notifyTicket } from '#server/domain/handoff/notify-ticket-job.ts'
import { answerMessage } from '#server/domain/message/answer-message-job.ts'
import type { AnyJobHandler, QueueDeclaration } from '#server/ports/job-queue.ts'
import { answerMessageHandler } from './answer-message.ts'
import { notifyTicketHandler } from './notify-ticket.ts'

/** Every job there is; each process creates all their queues. */
export const declaredJobs: readonly QueueDeclaration[] = [answerMessage, notifyTicket]

/** What a worker runs. */
export function createJobHandlers(deps: Deps): AnyJobHandler[] {
  return [answerMessageHandler(deps), notifyTicketHandler(deps)]
}
