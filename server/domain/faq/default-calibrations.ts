import type { Calibration } from './confidence.ts'

/**
 * Where every index begins, before it knows its own FAQ better: fitted on the calibration sets of four domains
 * together, each weighing the same (docs/search.md). The order is that of confidence.ts.
 */
export const defaultCalibrations: Readonly<Record<'fused' | 'lexical', Calibration>> = {
  fused: { weights: [0.47, -0.11, 0.6, 0.83, -0.44, -0.77, -0.05, 0.29, 0.08, -4.76, -2.23], bias: -1.51 },
  lexical: { weights: [0.28, -0.13, 0.97, 0.83, -0.05, -1.05, -0.36, 0.51, 0.38, 0, -0.56], bias: -1.29 },
}
