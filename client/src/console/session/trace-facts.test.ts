import { expect, test } from 'vitest'
import { traceFacts } from './trace-facts.ts'

test('a trace reads as the rule, the search and what was near', () => {
  const trace = {
    rule: 'faq',
    search: { path: 'fused', cached: false, features: { known: 0.8 }, correctedWords: 2 },
    nearest: [
      { faqId: 'a', confidence: 0.9 },
      { faqId: 'b', confidence: 0 },
    ],
  }
  expect(traceFacts(trace)).toEqual({
    rows: [
      { name: 'Rule that fired', value: 'faq' },
      { name: 'Search', value: 'fused' },
      { name: 'Words corrected', value: '2' },
    ],
    nearest: [{ faqId: 'a', confidence: 0.9 }],
  })
})

test('what the server says beyond that is shown under its own name', () => {
  expect(traceFacts({ answer: { grounded: true } })?.rows).toEqual([
    { name: 'answer.grounded', value: 'true' },
  ])
  expect(traceFacts(null)).toBeUndefined()
})
