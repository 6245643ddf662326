import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { exactKey, foldText, wordsOf } from './normalize-text.ts'

/** Lists of texts of which a reader tells each from every other. */
const toldApart = [
  ['C', 'C++', 'C#', 'F#', 'F', 'A*', 'A', 'A+', 'A-', 'B'],
  ['.NET', 'net', 'Node.js', 'R&D', 'R D', '@help', '#help', 'help'],
  ['5', '-5', '+5', '~5', '5+', '5%', '5‰', '5 €', '5 $', '5 £', '5°', '5 °C', '5 °F', '5 kg', '5 lb', '#5'],
  ['1.5', '15', '1,5', '1/5', '1:5', '1½', '11/2', '1*5', '1^5', '1¹', '11'],
  ['> 5', '< 5', '>= 5', '<= 5', '= 5', '!= 5', '≈ 5', '± 5', '5″', '5′'],
  ['A4', 'A3', '4G', '5G', 'X-200', 'X200+', 'X200', 'v2.1', 'v2.2', 'v21', 'iPhone 15', 'iPhone 14'],
  ['バス', 'パス', 'ハス', 'びょういん', 'びよういん'],
  ['दिन', 'दान', 'दन'],
  ['ม้า', 'มา', 'หมา'],
  ['мой', 'мои', 'іжак', 'їжак'],
  ['zahlen', 'zählen', 'Maße', 'Masse', 'ma', 'má', 'mà', 'año', 'ano', 'kır', 'kir'],
  ['كتب', 'كتّب', 'كُتب', 'علم', 'علّم'],
  ['🔥', '🧊', '👍', '👎', '🇩🇪', '🇫🇷', '★', '★★'],
]
/** Lists of ways to write the same. */
const same = [
  [
    'Where is my order?',
    'where  is MY order',
    ' “Where is my order”!! ',
    'Ｗｈｅｒｅ is my order',
    '¿where is my order…',
  ],
  ['C++', 'c++?', '(C++)', 'C＋＋'],
  ['5 €', '5€', '(5 €)'],
  ['30 °C', '30°C', '30℃', '30 ºC', '30˚c'],
  ['>= 5', '>=5'],
  ['-5', '−5', '–5'],
  ["don't", 'don’t', 'dont', 'DON`T', 'don´t'],
  ['X-200', 'x 200', 'X\u2011200'],
  ['バス', 'ﾊﾞｽ', 'ハ\u3099ス'],
  ['é', 'e\u0301', 'É'],
  ['👍', '👍🏽'],
  ['❤', '❤️'],
  ['ΟΔΟΣ', 'οδος'],
  ['مرحبا', 'مرحبـــا'],
  ['Foo™ 12', 'foo 12'],
  ['a\u200bb', 'ab'],
]

describe('the key of a text', () => {
  test.each(toldApart.map((texts) => [texts]))('tells %j apart, alone and in a sentence', (texts) => {
    for (const around of [(text: string) => text, (text: string) => `What is ${text}, please?`])
      expect(new Set(texts.map((text) => exactKey(around(text)))).size).toBe(texts.length)
  })

  test.each(same.map((texts) => [texts]))('takes %j for one text', (texts) => {
    expect(new Set(texts.map((text) => exactKey(`Is ${text} it?`))).size).toBe(1)
  })

  const anyText = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'aB1 +-#@*.,:/\'"<>=!€%°^_~ßéй\u0301\u3099😊²½') }),
    fc
      .array(fc.constantFrom(...toldApart.flat(), ...same.flat(), ' ', ', ', '. ', '-'))
      .map((parts) => parts.join('')),
  )

  it('is its own key', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(exactKey(exactKey(text))).toBe(exactKey(text))
      }),
      { numRuns: 2000 },
    )
  })

  it('is the same for every Unicode form of a text, and whatever its case or surrounding spaces', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const form of ['NFC', 'NFD'] as const)
          expect(exactKey(text.normalize(form))).toBe(exactKey(text))
        expect(exactKey(`  ${text}\n`)).toBe(exactKey(text))
      }),
    )
  })

  it('keeps every letter, mark and digit of a text in any script', () => {
    const letters = fc.constantFrom(...'abcdeабвгдежзийккаихדהוअआइईदिनाกขม้าのバパ한국你好αβγ0123456789')
    fc.assert(
      fc.property(
        fc.array(letters, { minLength: 1, maxLength: 8 }),
        letters,
        fc.nat(7),
        (word, other, at) => {
          const changed = word.with(at % word.length, other).join('')
          const text = word.join('')
          expect(exactKey(text) === exactKey(changed)).toBe(text.normalize() === changed.normalize())
        },
      ),
    )
  })

  it('is empty when nothing is left but the marks of a sentence', () => {
    for (const text of ['', ' ', '?!', '…', '—', '«»', '- , .', '¿¡']) expect(exactKey(text)).toBe('')
  })
})

describe('the words of a text', () => {
  it('are found without accents where people leave them out, and whole where a mark is another letter', () => {
    expect(wordsOf("Où l'Hôtel? ΆΛΦΑ Straße, ёлка")).toEqual(['ou', 'lhotel', 'αλφα', 'strasse', 'елка'])
    expect(wordsOf('мой バス ม้า दिन')).toEqual(['мой', 'バス', 'ม้า', 'दिन'])
    expect(foldText('Crème brûlée, 5 €!')).toBe('creme brulee, 5 €!')
  })
})
