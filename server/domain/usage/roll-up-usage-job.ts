import { z } from 'zod'
import type { JobDeclaration } from '#server/ports/job-queue.ts'

/** Counts the days that are over into the daily table behind `usage`. Ordered by the clock. */
export const rollUpUsage: JobDeclaration<Record<string, never>> = {
  name: 'roll-up-usage',
  payload: z.strictObject({}),
  retryLimit: 2,
  retryDelaySeconds: 30,
  expireInSeconds: 600,
}
