import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { choiceWords } from './choice-words.ts'
import { readChoice } from './read-choice.ts'

const offer = ['How long does shipping take?', 'Which countries do you ship to?', 'How do I return an item?']
const first = { kind: 'picked', at: 0 }
const second = { kind: 'picked', at: 1 }
const third = { kind: 'picked', at: 2 }
const none = { kind: 'none' }
const all = { kind: 'several', places: [0, 1, 2] }

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
    ['option 2', second],
    ['Number 2', second],
    ['2 please', second],
    ['question 3', third],
    ['the 2nd one', second],
    ['yeah, the second', second],
    ['no, the second one', second],
    ['Nein, die zweite bitte', second],
    ['No, la segunda', second],
    ['the first one sounds right', first],
    ['Option 2', second],
    ['opción 2', second],
    ['l’option 2', second],
    ['il 2', second],
    ['opção 2', second],
    ['optie 2', second],
    ['opcja 2', second],
    ['2 numara', second],
    ['الخيار ٢', second],
    ['選択肢2', second],
    ['选第2个', second],
    ['all three', all],
    ['all of them please', all],
    ['1 and 3', { kind: 'several', places: [0, 2] }],
    ['one and three', { kind: 'several', places: [0, 2] }],
    ['the first one and the second one', { kind: 'several', places: [0, 1] }],
    ['die erste und die dritte', { kind: 'several', places: [0, 2] }],
    ['第一个和第三个', { kind: 'several', places: [0, 2] }],
    ['alle', all],
    ['todas', all],
    ['全部', all],
    ['neither', none],
    ['no, neither of them', none],
    ['nein, keine davon', none],
    ['both', { kind: 'which' }],
    ['the other one', { kind: 'other' }],
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
    'not the first one',
    'nicht die zweite',
    '不是第一个',
    '1 more question',
    'option 4',
    '1 or 2',
    'no, shipping',
    'no answer yet',
    'both parcels are broken',
    'all my orders',
    'the other parcel',
  ])('is not read into: %s', (text) => {
    expect(readChoice(text, offer)).toBeNull()
  })
})

test.each([
  'both',
  'both of them please',
  'beide',
  'las dos',
  'les deux',
  'entrambe',
  'ambas',
  'obie',
  'ikisi de',
  'كلاهما',
  '両方',
  '两个都要',
])('an offer of two is taken whole: %s', (text) => {
  expect(readChoice(text, offer.slice(0, 2))).toEqual({ kind: 'several', places: [0, 1] })
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
    'the first one',
    'the last one',
    'option 1',
    'yes, the first one',
    'yes it did',
    'that helped',
    'that answers my question',
    'das hat geholfen',
    'sí, me ayudó',
    'oui, ça m’aide',
    'ja, dat helpt',
    '役に立ちました',
  ])('agrees: %s', (text) => {
    expect(readChoice(text, one)).toEqual(first)
  })

  test.each([
    'no',
    'nope',
    'no it didn’t',
    'that doesn’t help',
    'not that one',
    'neither',
    'none of these',
    'the other one',
    'nein',
    'non',
    'not that',
    'hilft nicht',
    'no me ayuda',
    'いいえ',
    '不是',
    'لا',
  ])('declines: %s', (text) => {
    expect(readChoice(text, one)).toEqual(none)
  })

  test('cannot be “the second one”', () => {
    expect(readChoice('the second one', one)).toBeNull()
  })
})

test('no two languages read the same phrase differently', () => {
  for (const words of Object.values(choiceWords)) {
    for (const phrase of words.none) expect([phrase, readChoice(phrase, offer)]).toEqual([phrase, none])
    for (const phrase of words.no) expect([phrase, readChoice(phrase, offer)]).toEqual([phrase, none])
    for (const phrase of words.all) expect([phrase, readChoice(phrase, offer)]).toEqual([phrase, all])
    for (const phrase of words.both)
      expect([phrase, readChoice(phrase, offer.slice(0, 2))?.kind]).toEqual([phrase, 'several'])
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
