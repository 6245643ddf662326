import { expect, test } from 'vitest'
import { createTermBook } from './vocabulary.ts'
import { salienceByRank } from './word-salience.ts'

const byFrequency = { the: 0, do: 40, can: 60, what: 90, order: 900, parcel: 9_000 }
const ranks = new Map(Object.entries(byFrequency))
const salienceOf = salienceByRank((word) => ranks.get(word))

test('the more frequent a word is in its language, the less it says of what a text is about', () => {
  expect(salienceOf('the')).toBeGreaterThan(0.3)
  expect(salienceOf('can')).toBeGreaterThan(salienceOf('the'))
  expect(salienceOf('order')).toBeGreaterThan(salienceOf('can'))
  expect(salienceOf('parcel')).toBe(1)
})

test('a contraction says as little as its words, and an unlisted word all it can', () => {
  expect(salienceOf('dont')).toBe(salienceOf('do'))
  expect(salienceOf('whats')).toBe(salienceOf('what'))
  expect(salienceOf('orders')).toBe(1)
  expect(salienceOf('zipline')).toBe(1)
})

test('a piece of a word has the salience of the most salient word that it is in', () => {
  const book = createTermBook(salienceOf)
  const { salience, wordCount } = book.read('can canteen')
  expect(Math.min(...salience.subarray(wordCount))).toBeCloseTo(salienceOf('can'))
  expect(Math.max(...salience.subarray(wordCount))).toBe(1)
})

test('of another language nothing is known, so that all words weigh the same', () => {
  expect([...createTermBook(salienceOf).read('the can', 'de').salience].every((one) => one === 1)).toBe(true)
  expect([...createTermBook().read('the can').salience].every((one) => one === 1)).toBe(true)
})
