import { expect, test } from 'vitest'
import { backoffMs } from './backoff.ts'

test('the first retry comes within half a second', () => {
  expect(backoffMs(1, 0)).toBe(250)
  expect(backoffMs(1, 1)).toBe(500)
})

test('waiting doubles, and never exceeds twenty seconds however long the server is away', () => {
  expect(backoffMs(3, 1)).toBe(2000)
  expect(backoffMs(10_000, 1)).toBe(20_000)
})

test('two clients with different random delays do not come back together', () => {
  expect(backoffMs(6, 0.1)).not.toBe(backoffMs(6, 0.9))
})
