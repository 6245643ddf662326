import { expect, test } from 'vitest'
import { ageText, urgencyOf, urgencyText, waitingSince } from './wait-urgency.ts'

const minute = 60_000

test.each([
  [0, 'fresh'],
  [2.5 * minute - 1, 'fresh'],
  [2.5 * minute, 'soon'],
  [5 * minute, 'late'],
  [15 * minute, 'overdue'],
  [-5 * minute, 'fresh'],
])('after %d ms a customer is %s', (age, urgency) => {
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

test.each([
  [0, 'Target: 5 min. On time.'],
  [4 * minute, 'Target: 5 min. Due soon.'],
  [5 * minute, 'Target: 5 min. Just passed.'],
  [70 * minute, 'Target: 5 min. Passed 1 h 05 min ago.'],
])('the colour of a wait of %d ms is explained as %j', (age, text) => {
  expect(urgencyText(age)).toBe(text)
})

test('a customer who came back has waited since then, not since their first visit', () => {
  const createdAt = '2026-03-01T10:00:00.000Z'
  const returnedAt = '2026-03-03T10:00:00.000Z'
  expect(waitingSince({ createdAt, returnedAt })).toBe(Date.parse(returnedAt))
  expect(waitingSince({ createdAt, returnedAt: null })).toBe(Date.parse(createdAt))
})
