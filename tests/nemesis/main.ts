import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildClient, isClientBuilt } from '#server/start/build-client.ts'
import { generateIfStale } from '../../prisma/generate.ts'
import { countViolations } from './checker.ts'
import { faultNames, faults } from './faults.ts'
import { runNemesis } from './nemesis.ts'
import { formatReport } from './report.ts'

// npm run nemesis -- --seed 7 --minutes 5 [--customers 16] [--mutant]
// npm run nemesis -- --fault 'key revoked at another replica' [--fault …]: only these.
// npm run nemesis -- --restarts 20: no faults, only polite restarts, one process after the other.
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    minutes: { type: 'string', default: '1' },
    customers: { type: 'string', default: '16' },
    restarts: { type: 'string', default: '0' },
    fault: { type: 'string', multiple: true, default: [...faultNames] },
    mutant: { type: 'boolean', default: false },
  },
})
// Whoever ends it early leaves nothing running: what was started is ended when this process exits.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
generateIfStale()
if (!isClientBuilt()) await buildClient()
const seed = Number(values.seed)
const unknown = values.fault.filter((name) => !(name in faults))
if (unknown.length > 0) {
  console.error(`There is no fault ${unknown.join(', ')}; there are: ${faultNames.join(', ')}.`)
  process.exit(1)
}
const report = await runNemesis({
  seed,
  seconds: Number(values.minutes) * 60,
  customers: Number(values.customers),
  restarts: Number(values.restarts),
  faults: faultNames.filter((name) => values.fault.includes(name)),
  nodeOptions: values.mutant ? ['--import', join(import.meta.dirname, 'mutant-hooks.ts')] : [],
  onProgress: (line) => process.stdout.write(process.stdout.isTTY ? `\r\x1b[K${line}` : ''),
})
if (typeof report === 'string') {
  console.error(`The nemesis cannot run: ${report}`)
  process.exit(1)
}
console.log(`\n${formatReport(seed, report)}`)
// A run in which nothing was delivered has shown nothing.
process.exit(countViolations(report.violations) === 0 && report.counts.deliveries > 0 ? 0 : 1)
