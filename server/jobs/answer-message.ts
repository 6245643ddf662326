import type { Deps } from '#server/domain/deps.ts'
import { answerMessage } from '#server/domain/message/answer-message-job.ts'
import { answerPendingMessage } from '#server/domain/message/answer-pending-message.ts'
import { handOverUnanswered } from '#server/domain/message/hand-over-unanswered.ts'
import { anyJob } from '#server/ports/job-queue.ts'

export const answerMessageHandler = (deps: Deps) =>
  anyJob({
    job: answerMessage,
    run: (payload) => answerPendingMessage(deps, payload),
    giveUp: (payload) => handOverUnanswered(deps, payload),
  })
