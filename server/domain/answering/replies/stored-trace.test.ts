import { expect, test } from 'vitest'
import { readTrace } from './stored-trace.ts'

const nothing = { rule: null, misses: 0, search: null, nearest: [], model: null }

test('a stored trace is read back complete', () => {
  const trace = {
    rule: 'model',
    misses: 1,
    search: { path: 'fused', cached: false, features: { known: 0.8 }, correctedWords: 2 },
    nearest: [{ faqId: 'a', confidence: 0.9 }],
    model: { name: 'm', stated: null, outcome: 'answer' },
  }
  expect(readTrace(trace)).toEqual(trace)
})

test.each([
  ['is missing', null, nothing],
  ['is no object', ['faq'], nothing],
  ['has only a rule', { rule: 'picked' }, { ...nothing, rule: 'picked' }],
  [
    'has parts of another shape',
    { rule: 'faq', search: { path: 'old' }, model: 'm', nearest: 3 },
    { ...nothing, rule: 'faq' },
  ],
])('a trace that %s is read as empty there', (_what, stored, read) => {
  expect(readTrace(stored)).toEqual(read)
})
