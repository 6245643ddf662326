/** Dates and times in the customer's own manner and time zone. All take ISO 8601. */
export interface Formats {
  time: (at: string) => string
  date: (at: string) => string
  dateAndTime: (at: string) => string
  /** Names a calendar day, to tell whether two moments fall on the same one. */
  day: (at: string) => string
}

export function makeFormats(language: string): Formats {
  // Engines differ in what they take for Arabic; the digits of our own texts are these.
  const usual = { numberingSystem: 'latn', calendar: 'gregory' }
  const time = new Intl.DateTimeFormat(language, { ...usual, hour: 'numeric', minute: '2-digit' })
  const date = new Intl.DateTimeFormat(language, { ...usual, day: 'numeric', month: 'long', year: 'numeric' })
  const both = new Intl.DateTimeFormat(language, { ...usual, dateStyle: 'medium', timeStyle: 'short' })
  const of = (format: Intl.DateTimeFormat) => (at: string) => format.format(new Date(at))
  return { time: of(time), date: of(date), dateAndTime: of(both), day: of(date) }
}
