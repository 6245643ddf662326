import { expect, test } from 'vitest'
import { joinSegments, segmentsOf } from './segments.ts'

const markdown = `Open your **orders**. Then:

1. Choose one.
2. Tap [Return](https://shop.example/return?a=1).

It takes approx. 3 days! Questions? Write to help@shop.example.`

test('a text is cut at its lines and sentences, and put together again', () => {
  const segments = segmentsOf(markdown, 'en')
  expect(segments.map(({ text }) => text)).toEqual([
    'Open your **orders**.',
    'Then:',
    'Choose one.',
    'Tap [Return](https://shop.example/return?a=1).',
    'It takes approx. 3 days!',
    'Questions?',
    'Write to help@shop.example.',
  ])
  const texts = segments.map(({ text }) => text)
  expect(joinSegments(segments, texts, 'en')).toBe(markdown)
})

test.each([
  ['ja', '14日以内に返品できます。送料は無料です。', 2],
  ['zh', '您有14天。运费免费！', 2],
  ['de', 'Mein Paket ist seit dem 3. März fort. Es kam am 14. nicht an. Danke!', 3],
  ['pl', 'Zwrot do 14. dnia. Dziękuję.', 2],
  ['ar', 'لديك ١٤ يومًا. هل تحتاج إلى مساعدة؟', 2],
  ['hi', 'आपके पास १४ दिन हैं। शुल्क नहीं है।', 2],
])('sentences in %s are found: %s', (language, text, count) => {
  const segments = segmentsOf(text, language)
  expect(segments).toHaveLength(count)
  expect(
    joinSegments(
      segments,
      segments.map(({ text }) => text),
      language,
    ),
  ).toBe(text)
})
