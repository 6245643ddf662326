import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { until } from '../journeys/socket.ts'
import { readDashboards } from './dashboard-files.ts'
import { findProgram } from './find-program.ts'
import { type OperatedServer, startOperatedServer } from './operated-server.ts'
import { playDay } from './play-day.ts'
import { type Prometheus, startPrometheus } from './start-prometheus.ts'

const dashboards = readDashboards()
const recording = join(import.meta.dirname, '../../infra/prometheus/rules/recording.yml')
const recorded: string[] = parse(readFileSync(recording, 'utf8')).groups.flatMap(
  ({ rules }: { rules: { record: string }[] }) => rules.map(({ record }) => record),
)
const program = findProgram('prometheus', 'prometheus')

describe('the dashboards', () => {
  test('are the four that operators are promised, each with a name of its own', () => {
    expect(dashboards.map(([file]) => file).sort()).toEqual([
      'business.json',
      'errors-and-saturation.json',
      'live-chat.json',
      'model-and-cost.json',
    ])
    expect(new Set(dashboards.map(([, { uid }]) => uid)).size).toBe(4)
  })

  test.each(dashboards)('%s lays out its panels without overlaps', (_file, { panels }) => {
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length)
    const taken = new Set<string>()
    for (const { gridPos } of panels) {
      expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24)
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x += 1) {
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y += 1) {
          expect(taken.has(`${x},${y}`)).toBe(false)
          taken.add(`${x},${y}`)
        }
      }
    }
  })
})

describe.skipIf(program === null)(
  'the dashboards, asking a real Prometheus that scrapes a running server',
  () => {
    let server: OperatedServer
    let prometheus: Prometheus
    let playing = true
    let days: Promise<void>

    beforeAll(async () => {
      server = await startOperatedServer()
      const rules = join(import.meta.dirname, '../../infra/prometheus/rules/*.yml')
      prometheus = await startPrometheus(program ?? '', { target: new URL(server.url).host, rules })
      // Again and again, so that every rate has something to show.
      days = (async () => {
        while (playing) await playDay(server)
      })()
    })

    afterAll(async () => {
      playing = false
      await days
      await prometheus?.stop()
      await server?.close()
    })

    /** Asked again until there is an answer; a share of nothing (NaN) is none. */
    async function expectData(expression: string): Promise<void> {
      await until(async () => {
        const values = await prometheus.query(expression)
        expect(values.filter((value) => !Number.isNaN(value))).not.toEqual([])
      })
    }

    const queries = dashboards.flatMap(([file, { panels }]) =>
      panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [file, title, expr] as const)),
    )
    test.each(queries)('%s, "%s" shows data: %s', async (_file, _title, expr) => {
      await expectData(expr.replaceAll('$__rate_interval', '30s'))
    })

    test.each(recorded)('the recording rule %s has data', async (name) => {
      await expectData(name)
    })

    test('a query for an unknown metric shows no data', async () => {
      expect(await prometheus.query('support_bot_never_heard_of')).toEqual([])
    })
  },
)
