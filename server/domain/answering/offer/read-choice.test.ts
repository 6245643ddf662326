import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { choiceWords } from './choice-words.ts'
import { readChoice } from './read-choice.ts'

const offer = ['How long does shipping take?', 'Which countries do you ship to?', 'How do I return an item?']
const first = { kind: 'picked', at: 0 }
const second = { kind: 'picked', at: 1 }
const third = { kind: 'picked', at: 2 }
const none = { kind: 'none' }

describe('an answer to an offer of three', () => {
  test.each([
    ['the second one', second],
    ['Second one, please!', second],
    ['2', second],
    ['#2', second],
    ['2.', second],
    ['(3)', third],
    ['number three please', third],
    ['the last one', third],
    ['I mean the first', first],
    ['I think I want the third one', third],
    ['the one about countries', second],
    ['die zweite bitte', second],
    ['la segunda', second],
    ['La deuxième, s’il vous plaît', second],
    ['il secondo', second],
    ['de tweede graag', second],
    ['drugie', second],
    ['ikincisi', second],
    ['الثاني من فضلك', second],
    ['二番目です', second],
    ['2番目のでお願いします', second],
    ['第二个', second],
    ['None of these', none],
    ['none of those!', none],
    ['no, something else', none],
    ['Nichts davon', none],
    ['Ninguna de estas', none],
    ['Aucune', none],
    ['nessuna di queste', none],
    ['Nenhuma destas', none],
    ['geen van deze', none],
    ['żadne z nich', none],
    ['Hiçbiri', none],
    ['لا شيء من هذه', none],
    ['どれでもありません', none],
    ['都不是', none],
    ['no', none],
    ['yes', { kind: 'which' }],
    ['that one', { kind: 'which' }],
  ])('is read: %s', (text, choice) => {
    expect(readChoice(text, offer)).toEqual(choice)
  })

  test.each([
    'How long does shipping take?',
    'second hand tents?',
    'I have two orders',
    'the first parcel never arrived',
    'can I return the second one that I bought?',
    'no, my order is still not here',
    'yes but what about Norway',
    'shipping to Norway',
    'one day delivery',
    '4',
    '12',
    '?',
    '',
    'three weeks and nothing',
    'is the last delivery date fixed?',
  ])('is not read into: %s', (text) => {
    expect(readChoice(text, offer)).toBeNull()
  })
})

describe('an answer to a single question that was offered', () => {
  const one = offer.slice(0, 1)
  test.each([
    'yes',
    'Yes please',
    'that one',
    'exactly',
    'ja',
    'oui',
    'sí',
    'sì',
    'sim',
    'tak',
    'evet',
    'نعم',
    'はい',
    '是的',
    '1',
  ])('agrees: %s', (text) => {
    expect(readChoice(text, one)).toEqual(first)
  })

  test.each(['no', 'nope', 'nein', 'non', 'not that', 'いいえ', '不是', 'لا'])('declines: %s', (text) => {
    expect(readChoice(text, one)).toEqual(none)
  })

  test('cannot be “the second one”', () => {
    expect(readChoice('the second one', one)).toBeNull()
  })
})

test('no two languages read the same phrase differently', () => {
  for (const words of Object.values(choiceWords)) {
    for (const phrase of words.none) expect([phrase, readChoice(phrase, offer)]).toEqual([phrase, none])
    for (const phrase of words.yes)
      expect([phrase, readChoice(phrase, offer.slice(0, 1))]).toEqual([phrase, first])
    words.ordinals.forEach((names, at) => {
      for (const name of names)
        expect([name, readChoice(name, offer)]).toEqual([name, { kind: 'picked', at }])
    })
  }
})

test('nothing is ever read without an offer, and no text throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      expect(readChoice(text, [])).toBeNull()
      readChoice(text, offer)
    }),
  )
})

test.each(['Yes, thanks', 'Ja, danke', 'Sí, gracias', 'Oui, merci', 'نعم، شكرًا'])(
  'the chat’s own button for a single question agrees: %s',
  (text) => {
    expect(readChoice(text, offer.slice(0, 1))).toEqual(first)
  },
)

test.each(['None of these', 'Nichts davon', 'Ninguna de estas', 'Aucune de ces questions', 'لا شيء من هذه'])(
  'the chat’s own “None of these” declines: %s',
  (text) => {
    expect(readChoice(text, offer)).toEqual(none)
  },
)
