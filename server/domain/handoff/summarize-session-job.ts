import { z } from 'zod'
import type { JobDeclaration } from '#server/ports/job-queue.ts'

/** Writes what an agent reads first: what the customer wants, what was tried, what is open. */
export const summarizeSession: JobDeclaration<{ sessionId: string }> = {
  name: 'summarize-session',
  payload: z.object({ sessionId: z.uuid() }),
  retryLimit: 3,
  retryDelaySeconds: 5,
  expireInSeconds: 120,
}
