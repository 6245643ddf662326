import { z } from 'zod'
import type { JobDeclaration } from '#server/ports/job-queue.ts'

/** Tells the outside world (NOTIFY_WEBHOOK_URL) that somebody waits for a person. */
export const notifyTicket: JobDeclaration<{ ticketId: string }> = {
  name: 'notify-ticket',
  payload: z.object({ ticketId: z.uuid() }),
  retryLimit: 8,
  retryDelaySeconds: 2,
  expireInSeconds: 60,
}
