import { expect, test } from 'vitest'
import { nearFaqs, type ReplyTrace, traceRows } from './trace-facts.ts'

const trace: ReplyTrace = {
  rule: 'faq',
  search: { path: 'FUSED', cached: false, correctedWords: 2 },
  nearest: [
    { faqId: 'a', confidence: 0.9 },
    { faqId: 'b', confidence: 0 },
  ],
  model: null,
}

test('a trace shows the rule, the search and the nearest entries', () => {
  expect(traceRows(trace)).toEqual([
    { name: 'Rule', value: 'faq' },
    { name: 'Search', value: 'Meaning and words' },
    { name: 'Words corrected', value: '2' },
  ])
  expect(nearFaqs(trace)).toEqual([{ faqId: 'a', confidence: 0.9 }])
})

test('a trace shows which model was asked, what it claimed and what came of it', () => {
  const model = { name: 'example/model', statedConfidence: 0.5, outcome: 'answer' }
  expect(traceRows({ rule: null, search: null, nearest: [], model })).toEqual([
    { name: 'Model', value: 'example/model' },
    { name: "Model's own confidence", value: '50%' },
    { name: 'Model outcome', value: 'answer' },
  ])
})
