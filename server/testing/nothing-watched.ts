import { createCorrelation } from '#server/adapters/memory/correlation.ts'
import { createNoMetrics } from '#server/adapters/memory/no-metrics.ts'

/** For parts whose metrics and request ids a test does not look at. */
export const nothingWatched = { metrics: createNoMetrics(), correlation: createCorrelation() }
