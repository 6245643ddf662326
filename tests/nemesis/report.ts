import { countViolations } from './checker.ts'
import type { NemesisReport } from './nemesis.ts'

const MAX_SHOWN = 5

/** The outcome as a table, with the first few of each kind of violation. */
export function formatReport(seed: number, report: NemesisReport): string {
  const { violations, faults, counts } = report
  const rows: [string, string | number][] = [
    ['seed', seed],
    ...[...faults].sort(([a], [b]) => a.localeCompare(b)),
    ['faults in all', [...faults.values()].reduce((sum, count) => sum + count, 0)],
    ['behind HAProxy', report.isBehindHaproxy ? 'yes' : 'no: it is not installed'],
    ['sends', counts.sends],
    ['retries of sends', counts.retries],
    ['most retries of one send', counts.mostRetries],
    ['latest failure of a send', counts.latestFailure],
    ['sends never acknowledged', counts.unsent],
    ['longest send, ms', counts.MAX_SEND_MS],
    ['deliveries', counts.deliveries],
    ['connections of subscribers', report.connections],
    ['tickets taken', report.agentsTook],
    ['settled after, ms', report.settledAfterMs],
    ...Object.entries(violations).map(([name, found]): [string, number] => [name, found.length]),
  ]
  const width = Math.max(...rows.map(([name]) => name.length)) + 2
  const table = rows.map(([name, value]) => `${name.padEnd(width)}${value}`)
  const details = Object.entries(violations).flatMap(([name, found]) =>
    found.slice(0, MAX_SHOWN).map((one) => `  ${name}: ${one}`),
  )
  const problems = report.problems.map((problem) => `  the nemesis itself: ${problem}`)
  const verdict = countViolations(violations) === 0 ? 'Nothing lost, nothing twice.' : 'VIOLATIONS'
  return [...table, ...details, ...problems, verdict].join('\n')
}
