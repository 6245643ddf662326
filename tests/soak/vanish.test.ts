import { expect, test } from 'vitest'
import { countLeft, runVanish } from './vanish.ts'

test('clients that vanish at any moment leave nothing behind', {
  timeout: 240_000,
}, async () => {
  const report = await runVanish({ seed: 20_261_122, clients: 500 })
  expect(countLeft(report.left), JSON.stringify(report.left)).toBe(0)
})
