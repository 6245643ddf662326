import type { Deps } from '#server/domain/deps.ts'
import { notifyOfTicket } from '#server/domain/handoff/notify-of-ticket.ts'
import { notifyTicket } from '#server/domain/handoff/notify-ticket-job.ts'
import { anyJob } from '#server/ports/job-queue.ts'

export const notifyTicketHandler = (deps: Deps) =>
  anyJob({ job: notifyTicket, run: (payload, { jobId }) => notifyOfTicket(deps, payload, jobId) })
