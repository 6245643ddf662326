import { expect, test } from 'vitest'
import { summaryLines } from './summary-lines.ts'

test('labelled lines of a summary are told apart from prose', () => {
  expect(summaryLines('Wants: a **refund**\n\n- Tried: one answer\nThe customer is calm.')).toEqual([
    { label: 'Wants', text: 'a refund' },
    { label: 'Tried', text: 'one answer' },
    { text: 'The customer is calm.' },
  ])
})

test('a link or a long sentence is no label', () => {
  expect(summaryLines('https://example.com/a')).toEqual([{ text: 'https://example.com/a' }])
  expect(summaryLines('The customer said the following thing: no')).toHaveLength(1)
  expect(summaryLines('')).toEqual([])
})
