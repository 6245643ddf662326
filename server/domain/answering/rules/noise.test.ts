import { describe, expect, it } from 'vitest'
import { noiseIn } from './noise.ts'

describe('a message that asks for nothing', () => {
  it.each([
    '?',
    '???',
    '…',
    '🙂',
    '👍👍',
    'a',
    'x y',
    'test',
    'Testing 123',
    'asdf',
    'asdfghjkl',
    'sdfkjhsdf',
    'aaaaaa',
    'lol',
    'hmm',
    'hello? anyone there?',
    'hahaha',
    '42',
    'テスト',
    'prueba',
    'kjsdhfkjahsd',
  ])('is %s', (text) => expect(noiseIn(text)?.kind).toBe('nothing'))

  it.each([
    ['A-2024-118832', 'A-2024-118832'],
    ['#118832', '118832'],
    ['order 118832', '118832'],
    ['My order number is A-2024-118832.', 'A-2024-118832'],
    ['118832', '118832'],
    ['Bestellung A-2024-118832', 'A-2024-118832'],
    ['注文番号 A-2024-118832', 'A-2024-118832'],
    ['ORD12345', 'ORD12345'],
  ])('is an order number alone in %s', (text, reference) =>
    expect(noiseIn(text)).toEqual({ kind: 'reference', reference }),
  )

  it.each([
    'nice weather today',
    "What's the weather like?",
    'it is raining',
    'weather in Ghent',
    'Schönes Wetter heute',
    'il fait beau',
  ])('is a remark about the weather: %s', (text) => expect(noiseIn(text)).toEqual({ kind: 'off-topic' }))
})

it.each([
  'Where is my order?',
  'Where is order A-2024-118832?',
  'A-2024-118832 has not arrived',
  'shipping',
  'property',
  'Is the jacket good for rainy weather?',
  'My delivery is late because of the bad weather',
  'size 42',
  'How do I test the lamp?',
  'Qqqq zzzz?',
  'refund',
  'couscous',
  'DHL',
])('%s asks for something', (text) => expect(noiseIn(text)).toBeNull())
