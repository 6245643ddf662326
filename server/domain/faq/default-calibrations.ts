import type { Calibration } from './confidence.ts'

/**
 * Where every index begins, before it knows its own FAQ better: fitted on the calibration sets of four domains
 * together, each weighing the same (docs/search.md). The order is that of confidence.ts.
 */
export const defaultCalibrations: Readonly<Record<'fused' | 'lexical', Calibration>> = {
  fused: { weights: [0.5, -0.1, 0.58, 0.48, -0.61, -0.65, -0.11, 0.23, 0.18, -4.89, -1.92], bias: -1.69 },
  lexical: { weights: [0.25, -0.05, 0.86, 0.54, 0.12, -1.24, -0.42, 0.4, 0.28, 0, -0.57], bias: -1.15 },
}
