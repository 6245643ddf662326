import type { Strings } from '../locale/en.ts'
import type { Formats } from '../locale/formats.ts'

/** "Today", "Yesterday" or the date. */
export function dayLabel(at: Date, now: Date, formats: Formats, strings: Strings): string {
  const day = formats.day(at.toISOString())
  if (day === formats.day(now.toISOString())) return strings.today
  const yesterday = new Date(now)
  yesterday.setDate(now.getDate() - 1)
  return day === formats.day(yesterday.toISOString()) ? strings.yesterday : formats.date(at.toISOString())
}
