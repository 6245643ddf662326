import { expect, test } from 'vitest'
import { addCounts, emptyCounts, reasonsOf } from './usage-counts.ts'

test('days add up, reason by reason', () => {
  const monday = addCounts(emptyCounts(), {
    escalations: 3,
    escalationsByReason: { KEYWORD: 1, LOW_CONFIDENCE: 2 },
  })
  const both = addCounts(monday, { sessions: 4, escalations: 1, escalationsByReason: { KEYWORD: 1 } })
  expect(both).toMatchObject({ sessions: 4, escalations: 4 })
  expect(both.escalationsByReason).toEqual({ KEYWORD: 2, LOW_CONFIDENCE: 2 })
  expect(monday.escalationsByReason).toEqual({ KEYWORD: 1, LOW_CONFIDENCE: 2 })
})

test('a day stored before reasons were counted adds none', () => {
  expect(addCounts(emptyCounts(), { escalations: 2 }).escalationsByReason).toEqual({})
})

test('the most frequent reason comes first', () => {
  expect(reasonsOf({ KEYWORD: 1, MODEL_REQUESTED: 5 })).toEqual([
    ['MODEL_REQUESTED', 5],
    ['KEYWORD', 1],
  ])
})
