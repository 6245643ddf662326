const firstSeconds = 0.5
const maxSeconds = 20

/**
 * How long to wait before attempt number `attempt` (the first retry is 1), in milliseconds. Half of it is chance:
 * when a server restarts, its clients must not come back in one wave. `random` is in 0..1.
 */
export function backoffMs(attempt: number, random: number): number {
  const seconds = Math.min(maxSeconds, firstSeconds * 2 ** (Math.max(1, attempt) - 1))
  return Math.round(seconds * 1000 * (0.5 + random / 2))
}
