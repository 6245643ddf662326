import { createCorrelation } from '#server/adapters/memory/correlation.ts'
import { createNoMetrics } from '#server/adapters/memory/no-metrics.ts'
import { createNoTracer } from '#server/adapters/memory/no-tracer.ts'

/** For parts whose metrics, request ids and traces a test does not look at. */
export const nothingWatched = {
  metrics: createNoMetrics(),
  correlation: createCorrelation(),
  tracer: createNoTracer(),
}
