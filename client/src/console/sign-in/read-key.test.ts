import { expect, test } from 'vitest'
import { readKey } from './read-key.ts'

test.each(['ak_123', '  ak_123\n', 'Bearer ak_123', '"ak_123"', '`ak_123` '])(
  '%j is the key ak_123',
  (pasted) => {
    expect(readKey(pasted)).toEqual({ key: 'ak_123' })
  },
)

test.each([
  ['', /Paste your API key/],
  ['   ', /Paste your API key/],
  ['st_abc', /customer’s session/],
  ['ak_123 is my key', /one word/],
  ['ak_ключ', /one word/],
])('%j cannot be a key, and the error says what to do', (pasted, complaint) => {
  const read = readKey(pasted)
  expect('complaint' in read && read.complaint).toMatch(complaint)
})
