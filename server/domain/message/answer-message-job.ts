import { z } from 'zod'
import type { JobDeclaration } from '#server/ports/job-queue.ts'

/**
 * How long after the last sign of life of the process that answers a message its job begins: docs/decisions/001.
 */
export const ANSWER_LEASE_SECONDS = 8

/** The safety net of an acknowledged message: whatever process dies, the message gets its reply or hand-off. */
export const answerMessage: JobDeclaration<{ sessionId: string; seq: number }> = {
  name: 'answer-message',
  payload: z.object({ sessionId: z.uuid(), seq: z.int().positive() }),
  // A customer waits, so the tries come soon after one another, for as long as a database takes to come back.
  retryLimit: 20,
  retryDelaySeconds: 1,
  retryDelayMaxSeconds: 5,
  // A worker that dies is found by its heartbeats; this ends a run that hangs, and is longer than any model may take.
  expireInSeconds: 900,
  // A replica that dies leaves all that it was writing, and each of them mostly waits for the model.
  atOnce: 32,
}
