import { expect, test } from 'vitest'
import { withoutOwnFigures } from './own-figures.ts'

const known = new Set(['10', '24', '12345'])

test.each([
  ['78 x 60 price', 'price'],
  ['What is the price with size 75×70 inch?', 'What is the price with size ?'],
  ["I have a bed of 6.5' x 6'", 'I have a bed of'],
  ['call me on +49 30 123 45 67 please', 'call me on please'],
  ['Order #14254 is late', 'Order is late'],
])('the customer’s own figures say nothing of what is asked: %s', (text, rest) => {
  expect(withoutOwnFigures(text, known)).toBe(rest)
})

test.each([
  'It took 26 days',
  'Call me after 12.30',
  'Is plan 3x cheaper?',
  'Do you open from 10:30 to 12:45?',
  'Is there a bed of 10 x 20?',
  'What does error 12345 mean?',
  '75*72',
  'Does it work with 5G?',
])('other figures stay: %s', (text) => {
  expect(withoutOwnFigures(text, known)).toBe(text)
})
