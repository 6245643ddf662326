import { z } from 'zod'
import type { JobDeclaration } from '#server/ports/job-queue.ts'

/** Resolves sessions in which the customer has been silent since the bot's answer. Ordered by the clock. */
export const assumeResolution: JobDeclaration<Record<string, never>> = {
  name: 'assume-resolution',
  payload: z.strictObject({}),
  retryLimit: 2,
  retryDelaySeconds: 30,
  expireInSeconds: 300,
}
