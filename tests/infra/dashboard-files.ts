import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const folder = join(import.meta.dirname, '../../infra/grafana/dashboards')

/** The part of Grafana's dashboard model that ours use; the rest of it is Grafana's own business. */
const source = z.object({ type: z.literal('prometheus'), uid: z.literal('prometheus') })
const panel = z.object({
  id: z.int(),
  type: z.enum(['stat', 'timeseries', 'heatmap']),
  title: z.string().min(1),
  datasource: source,
  gridPos: z.object({ x: z.int().min(0), y: z.int().min(0), w: z.int().min(1), h: z.int().min(1) }),
  fieldConfig: z.object({
    defaults: z.object({ unit: z.string().optional() }),
    overrides: z.array(z.unknown()),
  }),
  options: z.record(z.string(), z.unknown()),
  targets: z
    .array(
      z.object({ refId: z.string(), datasource: source, expr: z.string().min(1), legendFormat: z.string() }),
    )
    .min(1),
})
const dashboard = z.object({
  uid: z.string().regex(/^[\w-]{1,40}$/),
  title: z.string().min(1),
  description: z.string().min(1),
  schemaVersion: z.int().min(36),
  tags: z.array(z.string()),
  time: z.object({ from: z.string(), to: z.literal('now') }),
  panels: z.array(panel).min(5),
})

export type Dashboard = z.output<typeof dashboard>

/** The dashboards by file name. Throws what is wrong with one. */
export function readDashboards(): [file: string, dashboard: Dashboard][] {
  return readdirSync(folder).map((file) => [
    file,
    dashboard.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))),
  ])
}
