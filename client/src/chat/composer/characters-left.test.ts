import { expect, test } from 'vitest'
import { roomLeft } from './text-length.ts'

test('nothing is said while there is plenty of room', () => {
  expect(roomLeft('x'.repeat(3499))).toBeUndefined()
})

test('near the end the room is counted, beyond it the excess', () => {
  expect(roomLeft('x'.repeat(3990))).toBe(10)
  expect(roomLeft('x'.repeat(4001))).toBe(-1)
})

test('an emoji is one character, and space around the text is none', () => {
  expect(roomLeft(`  ${'😀'.repeat(4000)}  `)).toBe(0)
})
