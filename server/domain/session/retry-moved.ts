import { Conflict } from '../errors.ts'

/** A session that moves on more often than this within one request is being played with. */
const MAX_TRIES = 8

/**
 * Tries a write that is fenced by a session's epoch until it wins: `attempt` returns null when the session has moved on
 * since it was read, and decides anew, by what is there then, the next time. Null when it never won.
 */
export async function retryMoved<Result>(
  attempt: () => Promise<Result | null>,
  maxTries = MAX_TRIES,
): Promise<Result | null> {
  for (let tries = 0; tries < maxTries; tries += 1) {
    const result = await attempt()
    if (result !== null) return result
  }
  return null
}

export function keptMoving(): Conflict {
  return new Conflict('The session kept changing. Read it again, then retry.')
}
