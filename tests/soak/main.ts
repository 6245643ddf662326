import { parseArgs } from 'node:util'
import { generateIfStale } from '../../prisma/generate.ts'

// npm run soak -- --runs 10000 --seed 7 [--minutes 10] [--at-once 8]
// npm run soak -- --vanish 10000: clients that connect and leave without a word, instead.
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    minutes: { type: 'string', default: 'Infinity' },
    'at-once': { type: 'string', default: '8' },
    vanish: { type: 'string', default: '0' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
  },
})
const MAX_TOLD = 20
generateIfStale()
const { runHandoffSoak } = await import('./handoff-soak.ts')
const runs = Number(values.runs)
const seed = Number(values.seed)
if (Number(values.vanish) > 0) {
  const { countLeft, runVanish } = await import('./vanish.ts')
  const { clients, left } = await runVanish({ seed, clients: Number(values.vanish) })
  console.log(`${clients} clients have come and gone; left of them:`, left)
  process.exit(countLeft(left) === 0 ? 0 : 1)
}
const started = performance.now()
let told = 0
const report = await runHandoffSoak({
  seed,
  runs,
  seconds: Number(values.minutes) * 60,
  atOnce: Number(values['at-once']),
  onProgress: ({ journeys, steps, violations }) => {
    for (; told < Math.min(violations.length, MAX_TOLD); told += 1) console.log(violations[told])
    const line = `${journeys} of ${runs} journeys, ${steps} steps, ${violations.length} violations`
    if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${line}`)
    else if (journeys % 1000 === 0) console.log(line)
  },
})
const { violations, ...figures } = report
console.log(`\nseed ${seed}, ${Math.round((performance.now() - started) / 1000)} s`, figures)
console.log(violations.length === 0 ? 'One owner, always.' : `${violations.length} VIOLATIONS`)
process.exit(violations.length === 0 ? 0 : 1)
