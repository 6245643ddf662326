import { expect, test } from 'vitest'
import { makeFormats } from '../formats.ts'
import { aUsage } from './testing.ts'
import { valueText } from './usage-charts.ts'
import { usageCsv } from './usage-csv.ts'

test('the CSV has a row per day, the API’s names as headings, and an empty cell where there is no average', () => {
  const csv = usageCsv([
    { date: '2026-03-02', usage: aUsage({ sessions: 3, faqHitRate: 0.5 }) },
    { date: '2026-03-03', usage: aUsage() },
  ])
  const [head, first, second] = csv.split('\r\n').map((row) => row.split(','))
  expect(head?.slice(0, 3)).toEqual(['date', 'sessions', 'messages'])
  expect(first?.slice(0, 2)).toEqual(['2026-03-02', '3'])
  expect(first?.[head?.indexOf('faqHitRate') ?? -1]).toBe('0.5')
  expect(second?.[head?.indexOf('faqHitRate') ?? -1]).toBe('')
})

test.each([
  [1234, 'count', '1,234'],
  [0.4567, 'share', '45.7%'],
  [87.4, 'ms', '87 ms'],
  [1640, 'ms', '1.6 s'],
  [0.0012, 'usd', 'US$0.0012'],
  [null, 'share', '–'],
] as const)('%j as %s reads %j', (value, unit, text) => {
  expect(valueText(value, unit, makeFormats('en-GB'))).toBe(text)
})
