import { expect, test } from 'vitest'
import { makeFormats } from './formats.ts'

const formats = makeFormats('en-GB')

test('the days of a transcript are called as people call them', () => {
  const now = new Date(2026, 2, 3, 0, 30).getTime()
  expect(formats.day(new Date(2026, 2, 3, 0, 5).toISOString(), now)).toBe('Today')
  expect(formats.day(new Date(2026, 2, 2, 23, 55).toISOString(), now)).toBe('Yesterday')
  expect(formats.day(new Date(2026, 1, 27, 12, 0).toISOString(), now)).toContain('27 February')
})

test('a confidence reads as a percentage', () => {
  expect(formats.percent(0.873)).toBe('87%')
})
