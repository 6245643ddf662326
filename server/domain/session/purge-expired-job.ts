import { z } from 'zod'
import type { JobDeclaration } from '#server/ports/job-queue.ts'

/** Deletes sessions that are older than RETENTION_DAYS. Ordered by the clock. */
export const purgeExpired: JobDeclaration<Record<string, never>> = {
  name: 'purge-expired',
  payload: z.strictObject({}),
  retryLimit: 2,
  retryDelaySeconds: 60,
  expireInSeconds: 900,
}
