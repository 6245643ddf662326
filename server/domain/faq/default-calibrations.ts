import type { Calibration } from './confidence.ts'

/**
 * Where every index begins, before it knows its own FAQ better: fitted on the calibration sets of four domains
 * together, each weighing the same (docs/search.md). The order is that of confidence.ts.
 */
export const defaultCalibrations: Readonly<Record<'fused' | 'lexical', Calibration>> = {
  fused: { weights: [0.5, -0.1, 0.58, 0.48, -0.61, -0.65, -0.11, 0.23, 0.18, -4.89, -1.92], bias: -1.69 },
  lexical: { weights: [0.35, -0.1, 0.66, 1.33, -0.28, -0.87, 1.3, 0.32, 0.46, 0, -0.21], bias: -3.46 },
}
