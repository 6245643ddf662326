import { expect, test } from 'vitest'
import { leaningOf } from './leaning.ts'

test.each([
  'and to Norway?',
  'what about points?',
  'until when?',
  'to Germany too?',
  'who pays for it?',
  'how long does that take?',
  'in three parts?',
  'Und nach Norwegen?',
  'et pour la Suisse ?',
  '¿y a Noruega?',
  'e per la Svizzera?',
  'وماذا عن النرويج؟',
  'それはいくらですか',
  '那挪威呢？',
])('a message that makes no sense alone leans on the one before it: %s', (text) => {
  expect(leaningOf(text)).toBe('leans')
})

test.each([
  'How do I reset my password?',
  'do you repair tents from other brands',
  'where is my parcel right now',
])('a complete question does not: %s', (text) => {
  expect(leaningOf(text)).not.toBe('leans')
})

test('a long message makes its own topic clear, whatever it refers to', () => {
  const text = 'I bought this tent last week and now it has a hole, how do I get my money back from you?'
  expect(leaningOf(text)).toBe('alone')
})
