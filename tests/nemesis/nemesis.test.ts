import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildClient, isClientBuilt } from '#server/start/build-client.ts'
import { countViolations } from './checker.ts'
import { type NemesisOptions, type NemesisReport, runNemesis } from './nemesis.ts'
import { formatReport } from './report.ts'

const MINUTES = 60_000

test('loses nothing and delivers nothing twice while processes, Redis, PostgreSQL and sockets fail', {
  timeout: 6 * MINUTES,
}, async ({ skip }) => {
  const report = await run({ seed: 20_261_122, seconds: 15, customers: 8 })
  if (typeof report === 'string') return skip(report)
  expect(countViolations(report.violations), formatReport(20_261_122, report)).toBe(0)
  expect(report.counts.deliveries).toBeGreaterThan(0)
  expect(report.counts.unsent).toBe(0)
})

test('is caught when a server trusts the bus alone', { timeout: 6 * MINUTES }, async ({ skip }) => {
  const report = await run({
    seed: 7,
    seconds: 12,
    customers: 8,
    // Only Redis fails, so that nobody is helped by having to connect again.
    faults: ['kill of Redis', 'CLIENT KILL TYPE pubsub', 'Redis stopped'],
    everyMs: [300, 900],
    // What is lost does not come: only what is late is waited for.
    settleSeconds: 8,
    nodeOptions: ['--import', join(import.meta.dirname, 'mutant-hooks.ts')],
  })
  if (typeof report === 'string') return skip(report)
  expect(report.violations['deliveries lost'].length).toBeGreaterThan(0)
})

/** A text: what is missing to run it, which is an error where nothing may be missing. */
async function run(options: NemesisOptions): Promise<NemesisReport | string> {
  if (!isClientBuilt()) await buildClient()
  const report = await runNemesis(options)
  if (typeof report !== 'string') return report
  if (process.env.CI) throw new Error(`The nemesis cannot run: ${report}`)
  console.info(`Skipped the nemesis: ${report}`)
  return report
}
