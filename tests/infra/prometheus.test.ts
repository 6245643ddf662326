import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { findProgram } from './find-program.ts'

const folder = join(import.meta.dirname, '../../infra/prometheus')
const promtool = findProgram('promtool', 'prometheus')
const run = (...args: string[]) => promisify(execFile)(promtool ?? 'promtool', args, { cwd: folder })

interface Alert {
  alert: string
  labels: { severity: string }
  annotations: { summary: string; runbook: string }
}
const alerts: Alert[] = parse(readFileSync(join(folder, 'rules/alerts.yml'), 'utf8')).groups.flatMap(
  (group: { rules: Alert[] }) => group.rules,
)

describe.skipIf(promtool === null)('the Prometheus files', () => {
  test('are ones that it accepts, rules included', async () => {
    await run('check', 'config', 'prometheus.yml')
  })

  test('fire and stay silent when they should', async () => {
    const { stdout, stderr } = await run('test', 'rules', 'tests/alerts.test.yml')
    expect(stdout + stderr).toContain('SUCCESS')
    // It plays a whole day.
  }, 90_000)
})

describe('every alert', () => {
  const tests = readFileSync(join(folder, 'tests/alerts.test.yml'), 'utf8')
  const running = readFileSync(join(folder, '../../docs/running.md'), 'utf8')

  test.each(alerts)(
    '$alert has a test in which it speaks, a severity, and a paragraph that helps',
    (rule) => {
      const { alert, labels, annotations } = rule
      expect(tests).toMatch(new RegExp(`alertname: ${alert}\\n\\s+exp_alerts:\\n`))
      expect(labels.severity).toMatch(/^(page|ticket)$/)
      expect(annotations.runbook).toBe(`docs/running.md#${alert.toLowerCase()}`)
      // The heading, an empty line, and at least a sentence.
      expect(running).toMatch(new RegExp(`^#### ${alert}\\n\\n.{80,}`, 'm'))
    },
  )

  test('that the product promises is there', () => {
    const names = alerts.map(({ alert }) => alert.replace('SupportBot', ''))
    expect(names).toEqual(
      expect.arrayContaining(['Errors', 'NoReplies', 'ModelDown', 'CustomerWaits', 'DeadLetters', 'Cost']),
    )
  })
})
