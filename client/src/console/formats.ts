/** Dates and numbers as this browser's owner writes them. `now` and times: milliseconds since the epoch, or ISO. */
export function makeFormats(language?: string) {
  const time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' })
  const day = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' })
  const full = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium' })
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 })
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 })
  return {
    time: (at: string): string => time.format(new Date(at)),
    /** The hour of something today, with the date of anything else. */
    when: (at: string, now: number): string =>
      dayNumber(new Date(at)) === dayNumber(new Date(now))
        ? time.format(new Date(at))
        : full.format(new Date(at)),
    full: (at: string): string => full.format(new Date(at)),
    date: (at: string): string => date.format(new Date(at)),
    percent: (share: number): string => percent.format(share),
    number: (value: number): string => number.format(value),
    /** A line between the messages of two days. */
    day(at: string, now: number): string {
      const days = dayNumber(new Date(now)) - dayNumber(new Date(at))
      if (days === 0) return 'Today'
      return days === 1 ? 'Yesterday' : day.format(new Date(at))
    },
  }
}

export const formats = makeFormats()

/** Days since the epoch by this computer's calendar, so that midnight is the reader's. */
function dayNumber(date: Date): number {
  return Math.floor(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000)
}
