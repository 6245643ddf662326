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

/** Tells the outside world (NOTIFY_WEBHOOK_URL) that a customer waits for a person. */
export const notifyTicket: JobDeclaration<{ ticketId: string }> = {
  name: 'notify-ticket',
  payload: z.object({ ticketId: z.uuid() }),
  retryLimit: 8,
  retryDelaySeconds: 2,
  expireInSeconds: 60,
}

/** Writes what an agent reads first: what the customer wants, what was tried, what is open. */
export const summarizeSession: JobDeclaration<{ sessionId: string }> = {
  name: 'summarize-session',
  payload: z.object({ sessionId: z.uuid() }),
  retryLimit: 3,
  retryDelaySeconds: 5,
  expireInSeconds: 120,
}

/** Translates messages of one session into an agent's language, who reads the originals meanwhile. */
export const translateMessages: JobDeclaration<{
  sessionId: string
  messageIds: string[]
  language: string
}> = {
  name: 'translate-messages',
  payload: z.object({ sessionId: z.uuid(), messageIds: z.array(z.uuid()), language: z.string() }),
  retryLimit: 3,
  retryDelaySeconds: 2,
  // Longer than the model may take for all the messages of one order.
  expireInSeconds: 900,
  // Each mostly waits for the model.
  atOnce: 8,
}

/** Ends sessions in which neither side has written for long, with the bot, in the queue or with an agent. On a schedule. */
export const assumeResolution: JobDeclaration<Record<string, never>> = {
  name: 'assume-resolution',
  payload: z.strictObject({}),
  retryLimit: 2,
  retryDelaySeconds: 30,
  expireInSeconds: 300,
}

/** Puts back into the queue what belongs to agents who are gone, and shows what may be taken over. On a schedule. */
export const releaseSessions: JobDeclaration<Record<string, never>> = {
  name: 'release-sessions',
  payload: z.strictObject({}),
  retryLimit: 2,
  retryDelaySeconds: 10,
  expireInSeconds: 120,
}

/** Deletes sessions that are older than RETENTION_DAYS. On a schedule. */
export const purgeExpired: JobDeclaration<Record<string, never>> = {
  name: 'purge-expired',
  payload: z.strictObject({}),
  retryLimit: 2,
  retryDelaySeconds: 60,
  expireInSeconds: 900,
}

/** Counts the days that are over into the daily table behind `usage`. On a schedule. */
export const rollUpUsage: JobDeclaration<Record<string, never>> = {
  name: 'roll-up-usage',
  payload: z.strictObject({}),
  retryLimit: 2,
  retryDelaySeconds: 30,
  expireInSeconds: 600,
}

/** Goes on with the drafting of other ways to ask, a few FAQs at a time; orders the next job itself. */
export const draftPhrasings: JobDeclaration<{ runId: string }> = {
  name: 'draft-phrasings',
  payload: z.object({ runId: z.uuid() }),
  retryLimit: 5,
  retryDelaySeconds: 5,
  // Longer than a model may take for the FAQs of one job.
  expireInSeconds: 900,
  atOnce: 1,
}
