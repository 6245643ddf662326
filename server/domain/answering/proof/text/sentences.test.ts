import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { looksFinished, splitSentences } from './sentences.ts'

const texts = (text: string) => splitSentences(text).map((sentence) => sentence.text)

describe('a text is split', () => {
  it.each<[string, string[]]>([
    ['It costs €4.90. It is free from €60.', ['It costs €4.90.', 'It is free from €60.']],
    ['Ask us, e.g. by email. Or call.', ['Ask us, e.g. by email.', 'Or call.']],
    ['**Yes, now.** Or (later.) Then?', ['**Yes, now.**', 'Or (later.)', 'Then?']],
    ['See https://shop.example/a.b?c=1. Thanks!', ['See https://shop.example/a.b?c=1.', 'Thanks!']],
    ['Do this:\n1. Open it.\n2. Press Save\n\nDone.', ['Do this:', 'Open it.', 'Press Save', 'Done.']],
    ['- one\n- two. Three', ['one', 'two.', 'Three']],
    ['Am 3. März um 14 Uhr. Bis dann.', ['Am 3. März um 14 Uhr.', 'Bis dann.']],
    ['返品は14日以内です。送料は無料です。', ['返品は14日以内です。', '送料は無料です。']],
    ['Open from 9 a.m. to 5 p.m. on weekdays.', ['Open from 9 a.m. to 5 p.m. on weekdays.']],
    ['', []],
    [' \n ', []],
  ])('%j', (text, expected) => expect(texts(text)).toEqual(expected))

  it('so that the parts add up to the text', () => {
    const text = fc.array(fc.constantFrom('a', 'B', '. ', '.', '\n', '- ', '1. ', ' ', '!', '。', '**'), {
      maxLength: 30,
    })
    fc.assert(
      fc.property(text, (pieces) => {
        const whole = pieces.join('')
        const parts = splitSentences(whole).map(({ lead, text }) => lead + text)
        expect(whole.trimEnd().startsWith(parts.join(''))).toBe(true)
        expect(parts.join('').replace(/\s/g, '')).toHaveLength(
          splitSentences(whole).length === 0 ? 0 : parts.join('').replace(/\s/g, '').length,
        )
      }),
    )
  })
})

it.each([
  ['Within 30 days.', true],
  ['Sure!', true],
  ['It is **free.**', true],
  ['It costs €4.', false],
  ['Ask us, e.g.', false],
  ['See https://shop.', false],
  ['See [the page](https://shop.example.', false],
  ['Write to help@shop.example.', false],
  ['Within 30', false],
])('%s looks finished: %s', (text, expected) => expect(looksFinished(text)).toBe(expected))
