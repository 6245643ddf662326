import type { Deps } from '../deps.ts'

/** The database has not answered for long, or its answer is no longer needed. */
export class RetryDeadlineExceeded extends Error {}

const GIVE_UP_AFTER_MS = 15_000
const FIRST_WAIT_MS = 100
const MAX_WAIT_MS = 2000

/**
 * Reads until it succeeds, for a database that restarts: what a subscriber waits for is late then, not lost.
 * @throws RetryDeadlineExceeded after 15 s of failures, or once `left` has aborted
 */
export async function readWithRetry<T>(
  { sleep, clock, log }: Pick<Deps, 'sleep' | 'clock' | 'log'>,
  read: () => Promise<T>,
  left: AbortSignal,
): Promise<T> {
  const timeLimit = clock().getTime() + GIVE_UP_AFTER_MS
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, MAX_WAIT_MS)) {
    try {
      return await read()
    } catch (error) {
      const over = left.aborted || clock().getTime() > timeLimit
      log.debug({ err: error }, 'What a subscriber waits for could not be read.')
      if (over) throw new RetryDeadlineExceeded('The database does not answer.', { cause: error })
      await sleep(wait, left)
    }
  }
}
