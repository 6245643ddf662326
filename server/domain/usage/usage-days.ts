export const DAY_MS = 86_400_000

/** Midnight (UTC) at which the day of `time` begins. */
export function startOfDay(time: Date): Date {
  return new Date(Math.floor(time.getTime() / DAY_MS) * DAY_MS)
}

/** The dates (YYYY-MM-DD, UTC) from the day of `from` up to, and without, the day of `to`. */
export function datesBetween(from: Date, to: Date): string[] {
  const days = Math.max(0, Math.round((startOfDay(to).getTime() - startOfDay(from).getTime()) / DAY_MS))
  return Array.from({ length: days }, (_, index) =>
    dateOf(new Date(startOfDay(from).getTime() + index * DAY_MS)),
  )
}

export function dateOf(time: Date): string {
  return time.toISOString().slice(0, 10)
}
