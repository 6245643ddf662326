import { collectDefaultMetrics, Registry } from 'prom-client'
import type { MetricSources, Metrics, MetricsPage } from '#server/ports/metrics.ts'
import { createConversationMetrics } from './conversation-metrics.ts'
import { createMetricFamilies } from './metric-families.ts'
import { createSampledGauges } from './sampled-gauges.ts'
import { createServerMetrics } from './server-metrics.ts'

export interface MetricsOptions {
  /** What a label may say; anything else is counted as "other". */
  known: {
    /** The root fields of the schema: `sendMessage`, `sessionEvents`, … */
    fields: readonly string[]
    queues: readonly string[]
    models: readonly string[]
  }
  /** Told as labels of `support_bot_build_info`. */
  build: { version: string; role: string }
}

export interface PrometheusMetrics extends Metrics, MetricsPage {
  /** Whom to ask at each look; before this call their gauges are absent. Once. */
  readFrom(sources: MetricSources): void
}

/** Counts into a registry of its own. Node's own figures (`process_…`, `nodejs_…`) are in it too. */
export function createMetrics({ known, build }: MetricsOptions): PrometheusMetrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const families = createMetricFamilies(registry)
  families
    .gauge('build_info', 'Always 1; its labels say what runs.', ['version', 'node', 'role'])
    .set({ ...build, node: process.version }, 1)
  const gauges = createSampledGauges(families)

  return {
    ...createConversationMetrics(families, known),
    ...createServerMetrics(families, known),
    contentType: registry.contentType,
    readFrom: gauges.readFrom,
    async render() {
      await gauges.sample()
      return registry.metrics()
    },
  }
}
