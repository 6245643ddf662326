export interface CalendarWords {
  /** Lower case; 1 to 12. */
  months: ReadonlyMap<string, number>
  /** Lower case; 0 is Sunday. */
  weekdays: ReadonlyMap<string, number>
}

const known = new Map<string, CalendarWords>()

/** How ICU writes months and days of the week, alone and within a date. */
export function calendarWords(language: string): CalendarWords {
  const before = known.get(language)
  if (before) return before
  const months = new Map<string, number>()
  const weekdays = new Map<string, number>()
  for (let at = 0; at < 12; at += 1) {
    const date = new Date(Date.UTC(2026, at, 15))
    for (const month of ['long', 'short'] as const)
      for (const day of [undefined, 'numeric'] as const) {
        const format = new Intl.DateTimeFormat(language, { month, ...(day ? { day } : {}), timeZone: 'UTC' })
        const part = format.formatToParts(date).find(({ type }) => type === 'month')?.value ?? ''
        const word = part.toLowerCase().replace(/\.$/, '')
        if (/\p{L}{3}/u.test(word)) months.set(word, at + 1)
      }
  }
  for (let at = 0; at < 7; at += 1) {
    // The fourth of January 2026 is a Sunday.
    const date = new Date(Date.UTC(2026, 0, 4 + at))
    const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
    weekdays.set(format.format(date).toLowerCase(), at)
  }
  const words = { months, weekdays }
  known.set(language, words)
  return words
}
