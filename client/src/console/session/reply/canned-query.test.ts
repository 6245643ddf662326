import { expect, test } from 'vitest'
import { cannedQuery, withAnswer } from './canned-query.ts'

const words = (marked: string) => {
  const caret = marked.indexOf('|')
  return cannedQuery(marked.replace('|', ''), caret)?.words
}

test.each([
  ['/|', ''],
  ['/delivery|', 'delivery'],
  ['/delivery to Norway|', 'delivery to Norway'],
  ['Hi Maya, /delivery|', 'delivery'],
  ['Hi Maya,\n\n/delivery|', 'delivery'],
  ['Hi Maya, /deli| Best, Ada', 'deli'],
])('%j looks for %j', (text, wanted) => {
  expect(words(text)).toBe(wanted)
})

test.each([
  'delivery|',
  'pick-up and/or delivery|',
  'https://shop.example/track|',
  'https://shop.example/a /b/c|',
  'we are here 24 / 7|',
  '/delivery\nDear Maya|',
  '| /delivery',
  '/this is a whole sentence, not a search for an answer|',
])('%j looks for nothing', (text) => {
  expect(words(text)).toBeUndefined()
})

test('an inserted answer replaces the search only', () => {
  const text = 'Hi Maya, /deli Best, Ada'
  const query = cannedQuery(text, 'Hi Maya, /deli'.length)
  expect(query && withAnswer(text, query, 'It takes 2 days.')).toEqual({
    text: 'Hi Maya, It takes 2 days. Best, Ada',
    caret: 'Hi Maya, It takes 2 days.'.length,
  })
})
