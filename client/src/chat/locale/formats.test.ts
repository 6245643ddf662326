import { expect, test } from 'vitest'
import { makeFormats } from './formats.ts'

test.each(['ar', 'ar-EG', 'ar-SA', 'fa', 'hi-u-nu-deva'])(
  'times and dates for %s use the digits and calendar of our texts',
  (language) => {
    const { time, date, dateAndTime } = makeFormats(language)
    const at = '2026-03-03T10:05:00.000Z'
    expect(time(at)).toMatch(/[0-9]/)
    expect(date(at)).toContain('2026')
    expect(`${time(at)}${date(at)}${dateAndTime(at)}`).not.toMatch(/[٠-٩۰-۹०-९]/)
  },
)
