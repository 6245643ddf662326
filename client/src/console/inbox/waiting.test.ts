import { expect, test } from 'vitest'
import { ageText, urgencyOf } from './waiting.ts'

const minute = 60_000

test.each([
  [0, 'fresh'],
  [2 * minute - 1, 'fresh'],
  [2 * minute, 'soon'],
  [5 * minute, 'late'],
  [15 * minute, 'overdue'],
  [-5 * minute, 'fresh'],
])('after %d ms somebody is %s', (age, urgency) => {
  expect(urgencyOf(age)).toBe(urgency)
})

test.each([
  [-minute, 'just now'],
  [59_999, 'just now'],
  [minute, '1 min'],
  [59 * minute, '59 min'],
  [65 * minute, '1 h 05 min'],
  [24 * 60 * minute, '1 day'],
  [50 * 60 * minute, '2 days'],
])('%d ms read %j', (age, text) => {
  expect(ageText(age)).toBe(text)
})
