import { Counter, Gauge, Histogram, type Registry } from 'prom-client'

const PREFIX = 'support_bot_'

/** Upper bounds in seconds; each is a promise of the product or a step on the way to the next one. */
export const buckets = {
  search: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25],
  request: [0.005, 0.01, 0.025, 0.05, 0.1, 0.3, 1, 2, 5, 10, 30],
  reply: [0.01, 0.025, 0.05, 0.1, 0.3, 0.5, 1, 2, 5, 10, 30, 60],
  model: [0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 30, 60],
  job: [0.01, 0.1, 0.5, 1, 5, 30, 120],
  people: [10, 30, 60, 120, 300, 600, 1800, 3600, 14_400, 86_400],
  session: [30, 60, 300, 900, 1800, 3600, 14_400, 86_400, 604_800],
  share: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1],
}

/** Makes metrics of one registry; nothing is registered anywhere else. The prefix is put before every name. */
export function createMetricFamilies(registry: Registry) {
  const registers = [registry]
  return {
    counter: <L extends string = never>(name: string, help: string, labelNames: readonly L[] = []) =>
      new Counter({ name: PREFIX + name, help, labelNames, registers }),
    gauge: <L extends string = never>(name: string, help: string, labelNames: readonly L[] = []) =>
      new Gauge({ name: PREFIX + name, help, labelNames, registers }),
    histogram: <L extends string = never>(
      name: string,
      help: string,
      { bounds, labelNames = [] }: { bounds: number[]; labelNames?: readonly L[] },
    ) => new Histogram({ name: PREFIX + name, help, labelNames, buckets: bounds, registers }),
  }
}

export type MetricFamilies = ReturnType<typeof createMetricFamilies>

/** Lets a fixed set of names through and calls everything else "other": each new label value costs memory for ever. */
export function boundedLabel(known: readonly string[]): (value: string) => string {
  const names = new Set(known)
  return (value) => (names.has(value) ? value : 'other')
}

/** What may be added or observed: a figure that is not one, or below 0, would throw. */
export function amount(value: number): number {
  return Number.isFinite(value) && value > 0 ? value : 0
}
