import { expect, test } from 'vitest'
import { consoleLanguage, makeFormats } from './formats.ts'

const formats = makeFormats('en-GB')

test('the days of a transcript have everyday names', () => {
  const now = new Date(2026, 2, 3, 0, 30).getTime()
  expect(formats.day(new Date(2026, 2, 3, 0, 5).toISOString(), now)).toBe('Today')
  expect(formats.day(new Date(2026, 2, 2, 23, 55).toISOString(), now)).toBe('Yesterday')
  expect(formats.day(new Date(2026, 1, 27, 12, 0).toISOString(), now)).toContain('27 February')
})

test('a confidence is shown as a percentage', () => {
  expect(formats.percent(0.873)).toBe('87%')
})

test.each([
  [['de-DE', 'en-US', 'en'], 'en-US'],
  [['ar-EG'], 'en-GB'],
  // What browsers say under LANG=C.
  [['en-US@posix', 'c'], 'en-GB'],
  [['c'], 'en-GB'],
  [['en_US.UTF-8', 'en-CA'], 'en-CA'],
  [[''], 'en-GB'],
  [[], 'en-GB'],
])('a browser set to %j gets dates and numbers in %s', (wanted, language) => {
  expect(consoleLanguage(wanted)).toBe(language)
  expect(makeFormats(language).count(1234)).toBe('1,234')
})
