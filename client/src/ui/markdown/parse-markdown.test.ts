import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeMarkdownParser } from './parse-markdown.ts'

const { blocks, growingBlocks, html } = makeMarkdownParser()
const render = (text: string): string => blocks(text).map(html).join('')
/** What a reader sees of it, without looks. */
const seen = (text: string): string =>
  render(text)
    .replace(/<br>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll('&amp;', '&')
    .trim()

describe('stays as it was written', () => {
  test.each([
    'The carton is 20*30*40 cm, 長*宽*高, a*b*c, 5 * 3 * 2',
    '2~3 days, shipping 4~5 days, ~5 kg ~ 6 kg',
    '2**3 and 4**5, def f(**kwargs, *args), char *a, *b',
    String.raw`\\server\share and C:\Users\_temp\*.txt, \*not\* and \[x\]`,
    'order_id_of_item, x_1_y, __init__.py and __main__.py',
    '^_^ and ^_^, -_-, *_* >_< T_T, :* :*, (*^_^*) :-) \\o/ ¯\\_(ツ)_/¯',
    'It is 5 > 3, <b>bold</b> and <script>alert(1)</script>',
    '> 18 years only',
    '> 5 kg costs more',
    '#1 is what #hashtag means',
    '1986. A year',
    '2026. gada',
    '+ 5 EUR shipping',
    '[x] is a box, [1]: see below',
    '[1]: a footnote',
    '$5 and $10, 5$ * 3$',
    'Price* and *.jpg and *.png, 5* hotels and 4* hotels',
    '^.*foo.*$ or /a\\.b*c*/ or (.*)(.*) or [a-z]*_[0-9]*_',
    '/*comment*/ and // _comment_s',
    '&copy; &lt;b&gt; &nbsp;',
    'A line that ends in a backslash\\\nand the next',
    'Total\n===',
    '**not closed and *neither, __nor and ~~this',
    '[not](a link)',
  ])('%j', (text) => {
    expect(seen(text)).toBe(text)
    expect(render(text)).not.toMatch(/<(em|strong|del|ul|ol|blockquote|h\d)>/)
  })
})

test.each([
  ['**注意：**返品は**「14日以内」**に', ['注意：', '「14日以内」']],
  ['これは**重要**です（**必ず**）。', ['重要', '必ず']],
  ['请在**“14天内”**退货，**运费：**免费', ['“14天内”', '运费：']],
  ['**반품**은 **‘14일’**이내', ['반품', '‘14일’']],
  ['Two **bold** words, **FAQ**s, **A**/**B**, **5 €**', ['bold', 'FAQ', 'A', 'B', '5 €']],
  ['The carton is 20*30*40 cm. **Keep it dry.**', ['Keep it dry.']],
  ['__bold__ and **a `b**c` d**', ['bold', 'a b**c d']],
])('bold in %j', (text, bold) => {
  const parts = [...render(text).matchAll(/<strong>(.*?)<\/strong>/g)]
  expect(parts.map(([, part]) => part?.replace(/<[^>]+>/g, ''))).toEqual(bold)
})

test.each([
  ['*Note.* (*x*) "*quoted*" _em_', ['Note.', 'x', 'quoted', 'em']],
  ['これは*「重要」*です', ['「重要」']],
])('italics in %j', (text, slanted) => {
  expect([...render(text).matchAll(/<em>(.*?)<\/em>/g)].map(([, part]) => part)).toEqual(slanted)
})

test('emphasis in emphasis', () => {
  expect(render('***both***')).toBe('<p><em><strong>both</strong></em></p>\n')
  expect(render('**a *b***')).toBe('<p><strong>a <em>b</em></strong></p>\n')
  expect(render('*a **b***')).toBe('<p><em>a <strong>b</strong></em></p>\n')
  expect(render('~~old~~')).toBe('<p><del>old</del></p>\n')
})

test.each([
  ['See https://shop.example/faq.', 'https://shop.example/faq'],
  ['(https://en.example/wiki/Lantern_(lamp))', 'https://en.example/wiki/Lantern_(lamp)'],
  ['詳しくはhttps://shop.example/faqをご覧ください。', 'https://shop.example/faq'],
  ['请看：https://shop.example/a_b_c。', 'https://shop.example/a_b_c'],
  ['https://de.example/Köln, ja', 'https://de.example/Köln'],
  ['**https://shop.example/x**', 'https://shop.example/x'],
  ['[Track](https://shop.example/track?a=1&b=2)を', 'https://shop.example/track?a=1&amp;b=2'],
  ['https://shop.example/?a=1&copy=2', 'https://shop.example/?a=1&amp;copy=2'],
  ['www.shop.example!', 'http://www.shop.example'],
  ['Write to me.too@shop.example.', 'mailto:me.too@shop.example'],
  ['<https://shop.example>', 'https://shop.example'],
])('a link in %j', (text, href) => {
  expect(/href="([^"]*)"/.exec(render(text))?.[1]).toBe(
    decodeURI(encodeURI(href)) && encodeURI(href).replaceAll('%25', '%'),
  )
})

test('lists, quotes, tables and code are what they are', () => {
  expect(render('1. one\n2. two')).toContain('<ol>')
  expect(render('- [x] done')).toContain('☑ done')
  expect(render('> quoted\n> twice')).toContain('<blockquote>')
  expect(render('| a | b |\n|---|---|\n| 1 | 2 |')).toContain('<td>2</td>')
  expect(render('```\n*x*\n```')).toContain('<code>*x*\n</code>')
})

test.each([
  ['>', 4000],
  ['> ', 4000],
  ['1. ', 2600],
  ['- ', 2600],
  ['> - ', 1300],
  ['a_b', 2000],
  ['**a ', 2000],
  ['*a **b ', 1000],
  ['[', 4000],
  ['[a](', 2000],
  ['![', 2000],
  ['`a', 3000],
  ['<a ', 2000],
  ['\\*', 2000],
  ['a@', 3000],
  ['~~a ', 2000],
  ['_', 4000],
])('%j, %i times, is no end to it', (piece, times) => {
  const text = piece.repeat(times)
  expect(render(text).length).toBeGreaterThan(0)
  expect(render(`https://a.example/${text}`).length).toBeGreaterThan(0)
})

test('a text that grows has at each length the blocks that it has as a whole', () => {
  const pieces = fc.constantFrom(
    ...[
      '# A head',
      '- one',
      '  - two',
      '1. first',
      '> quoted',
      '```',
      '    code',
      '---',
      '| a | b |',
      '|---|---|',
    ],
    ...[
      'words',
      ' and **bold**',
      '[link](https://a.example)',
      '\n',
      '\n\n',
      '\r\n',
      ' ',
      '*',
      '1986. a year',
    ],
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 25 }), (written) => {
      const text = written.join('')
      const grown = growingBlocks()
      for (let length = 0; length <= text.length; length += 1) {
        const soFar = text.slice(0, length)
        expect(grown(soFar)).toEqual(blocks(soFar))
      }
    }),
    { numRuns: 500 },
  )
  const grown = growingBlocks()
  grown('One.\n\nTwo.\n\nThree.\n\nFour.')
  expect(grown('Another try')).toEqual(['Another try'])
})

test('never fails, and never turns text into a tag', () => {
  const marks = fc.constantFrom(
    '*',
    '**',
    '_',
    '~~',
    '`',
    '>',
    '- ',
    '1. ',
    '[',
    '](',
    ')',
    '\n',
    '\\',
    '<b>',
    'a',
    ' ',
    '返',
  )
  fc.assert(
    fc.property(fc.array(marks, { maxLength: 60 }), (pieces) => {
      expect(render(pieces.join(''))).not.toMatch(/<b>/)
    }),
  )
})
