import { expect, test } from 'vitest'
import { runHandoffSoak } from './handoff-soak.ts'

test('the bot never talks over a person, whatever happens concurrently', {
  timeout: 180_000,
}, async () => {
  const report = await runHandoffSoak({ seed: 20_261_122, runs: 100, seconds: 10 })
  expect(report.violations).toEqual([])
  expect(report.takes).toBeGreaterThan(0)
  expect(report.conflicts).toBeGreaterThan(0)
})
