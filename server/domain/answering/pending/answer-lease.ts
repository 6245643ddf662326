import type { Deps } from '../../deps.ts'
import { ANSWER_LEASE_SECONDS, answerMessage } from '../../jobs.ts'

/** A message's job is kept from beginning while this process answers the message itself. */
export interface AnswerLease {
  /** Answered: the job will find nothing to do. */
  end(): void
  /** Not answered, and not going to be: the job begins at once. */
  release(): Promise<void>
}

const RENEW_EVERY_MS = 3000

/**
 * Postpones the job again and again until `end` or `release`. Only saves work: when it fails, and the job begins while
 * this process still answers, one of the two replies is stored and the other one dropped.
 */
export function holdAnswerLease(
  { jobs, sleep, log }: Pick<Deps, 'jobs' | 'sleep' | 'log'>,
  jobId: string | null,
): AnswerLease {
  const ended = new AbortController()
  if (jobId !== null) void renew(jobId)

  async function renew(id: string): Promise<void> {
    for (;;) {
      await sleep(RENEW_EVERY_MS, ended.signal)
      if (ended.signal.aborted) return
      try {
        if (!(await jobs.postpone(answerMessage, id, ANSWER_LEASE_SECONDS))) return
      } catch (error) {
        log.debug({ err: error }, 'The job of a message that is being answered was not postponed.')
      }
    }
  }

  return {
    end: () => ended.abort(),
    async release() {
      ended.abort()
      if (jobId === null) return
      try {
        await jobs.postpone(answerMessage, jobId, 0)
      } catch (error) {
        // It begins by itself, a few seconds later.
        log.debug({ err: error }, 'The job of a message that was not answered was not brought forward.')
      }
    },
  }
}
