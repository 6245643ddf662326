import { createCorrelation } from '#server/adapters/node/correlation.ts'
import { createNoMetrics } from '#server/adapters/none/no-metrics.ts'
import { createNoTracer } from '#server/adapters/none/no-tracer.ts'

/** For parts whose metrics, request ids and traces a test does not look at. */
export const nothingWatched = {
  metrics: createNoMetrics(),
  correlation: createCorrelation(),
  tracer: createNoTracer(),
}
