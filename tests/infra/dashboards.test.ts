import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMetrics } from '#server/adapters/prometheus/metrics.ts'
import { playConversation, testSources } from '#server/adapters/prometheus/play-conversation.ts'
import { listenForMetrics, type MetricsServer } from '#server/http/metrics-page.ts'
import { readDashboards } from './dashboard-files.ts'
import { findProgram } from './find-program.ts'
import { type Prometheus, startPrometheus } from './start-prometheus.ts'

const dashboards = readDashboards()
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

  test.each(dashboards)('%s lays out its panels without two of them over each other', (_file, { panels }) => {
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

describe.skipIf(program === null)('the dashboards, asking a real Prometheus', () => {
  let target: MetricsServer
  let prometheus: Prometheus
  let scraped = Promise.withResolvers<void>()

  beforeAll(async () => {
    const known = {
      fields: ['sendMessage', 'session', 'sessionEvents'],
      queues: ['answer-message'],
      models: ['small-model'],
    }
    const metrics = createMetrics({ known, build: { version: '1.0.0', role: 'all' } })
    metrics.readFrom(testSources)
    // A conversation between any two looks, so that every rate has something to show.
    const render = async () => {
      playConversation(metrics)
      scraped.resolve()
      scraped = Promise.withResolvers()
      return metrics.render()
    }
    target = await listenForMetrics(
      { contentType: metrics.contentType, render },
      { host: '127.0.0.1', port: 0 },
    )
    const rules = join(import.meta.dirname, '../../infra/prometheus/rules/*.yml')
    prometheus = await startPrometheus(program ?? '', { target: new URL(target.url).host, rules })
  })

  afterAll(async () => {
    await prometheus?.stop()
    await target?.close()
  })

  /** Asked again after each scrape, until there is an answer; a share of nothing (NaN) is none. */
  async function answer(expression: string): Promise<number[]> {
    for (let tries = 0; tries < 12; tries += 1) {
      const values = await prometheus.query(expression)
      if (values.some((value) => !Number.isNaN(value))) return values
      await scraped.promise
    }
    return []
  }

  const queries = dashboards.flatMap(([file, { panels }]) =>
    panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [file, title, expr] as const)),
  )
  test.each(queries)('%s, "%s" shows data: %s', async (_file, _title, expr) => {
    expect(await answer(expr.replaceAll('$__rate_interval', '10s'))).not.toEqual([])
  })

  test('a query for a metric that is not there shows none', async () => {
    expect(await prometheus.query('support_bot_never_heard_of')).toEqual([])
  })
})
