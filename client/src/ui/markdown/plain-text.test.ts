import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { closedMarkdown, hasMarkdown, plainText } from './plain-text.ts'

test.each([
  ['You have **30 days** to `return` it.', 'You have 30 days to return it.'],
  ['See [the manual](https://example.com).', 'See the manual.'],
  ['## Returns\n> quoted', 'Returns\nquoted'],
  ['2 * 3 * 4 = 24', '2 * 3 * 4 = 24'],
  ['2**3 and 4**5', '2**3 and 4**5'],
  ['> 18 years', '> 18 years'],
  ['返品は**「14日以内」**に', '返品は「14日以内」に'],
])('without its marks, %j reads %j', (markdown, plain) => {
  expect(plainText(markdown)).toBe(plain)
})

describe('whether the Markdown library is needed', () => {
  test.each([
    'Hello! What can I do for you?',
    'You have 30 days, until 5 p.m.\n\nThen it is late.',
    'It costs 3 - 4 euros',
    '<b>',
    'Look in C:\\temp or \\\\server\\share',
    '20*30 cm',
  ])('not for %j', (text) => expect(hasMarkdown(text)).toBe(false))
  test.each([
    '**bold**',
    '- one\n- two',
    '1. one',
    'https://example.com',
    '[a](b)',
    '`x`',
    '# T',
    'a | b\n|--|--|',
  ])('for %j', (text) => expect(hasMarkdown(text)).toBe(true))
})

describe('a text that is still being written', () => {
  test.each([
    ['See [the man', 'See the man'],
    ['See [the manual]', 'See the manual'],
    ['See [the manual](https://exam', 'See the manual'],
    ['See [the manual](https://example.com)', 'See [the manual](https://example.com)'],
    ['This is **very', 'This is **very**'],
    ['This is **', 'This is '],
    ['This is **very** good', 'This is **very** good'],
    ['2**3 is', '2**3 is'],
    ['**done**\n\nNext **li', '**done**\n\nNext **li**'],
  ])('%j looks like %j', (text, looks) => expect(closedMarkdown(text)).toBe(looks))

  test('never fails, whatever it is', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof closedMarkdown(text) === 'string'))
  })
})
