/** Dates and numbers, everywhere in the console. `now` and times: milliseconds since the epoch, or ISO. */
export function makeFormats(language: string) {
  const time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' })
  const day = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' })
  const full = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium' })
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 })
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 })
  const count = new Intl.NumberFormat(language, { maximumFractionDigits: 0 })
  const share = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 })
  const dayOfYear = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' })
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
    count: (value: number): string => count.format(value),
    /** A percentage to a tenth. */
    share: (value: number): string => share.format(value),
    /** Milliseconds, in seconds from one second on. */
    duration: (ms: number): string =>
      ms < 1000 ? `${count.format(ms)} ms` : `${number.format(ms / 1000)} s`,
    /** What a model costs is often less than a cent. */
    dollars: (value: number): string =>
      new Intl.NumberFormat(language, {
        style: 'currency',
        currency: 'USD',
        maximumFractionDigits: value < 1 ? 4 : 2,
      }).format(value),
    /** A day of a chart, in UTC as the days of the report are. */
    dayOfYear: (at: number): string => dayOfYear.format(new Date(at)),
    /** A line between the messages of two days. */
    day(at: string, now: number): string {
      const days = dayNumber(new Date(now)) - dayNumber(new Date(at))
      if (days === 0) return 'Today'
      return days === 1 ? 'Yesterday' : day.format(new Date(at))
    },
  }
}

export type Formats = ReturnType<typeof makeFormats>

export const formats: Formats = makeFormats(consoleLanguage(navigator.languages))

/**
 * The reader's own English, else British: the console is written in English, and "1.234" or "٣" among its words would
 * be read wrongly. A browser under `LANG=C` names languages that Intl refuses.
 */
export function consoleLanguage(wanted: readonly string[]): string {
  return wanted.find((tag) => /^en(-|$)/i.test(tag) && isSupported(tag)) ?? 'en-GB'
}

function isSupported(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0
  } catch {
    // A RangeError: the tag is none, for example "en-US@posix".
    return false
  }
}

/** Days since the epoch by this computer's calendar, so that midnight is the reader's. */
function dayNumber(date: Date): number {
  return Math.floor(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000)
}
