import { expect, test } from 'vitest'
import { roomLeft } from './characters-left.ts'

test('nothing is shown while there is plenty of room', () => {
  expect(roomLeft('x'.repeat(3499))).toBeUndefined()
})

test('near the limit the remaining characters are counted, beyond it the excess', () => {
  expect(roomLeft('x'.repeat(3990))).toBe(10)
  expect(roomLeft('x'.repeat(4001))).toBe(-1)
})

test('an emoji counts as one character, and surrounding space does not count', () => {
  expect(roomLeft(`  ${'😀'.repeat(4000)}  `)).toBe(0)
})
