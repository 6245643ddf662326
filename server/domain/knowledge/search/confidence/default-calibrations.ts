import type { Calibration, JudgeName } from './confidence.ts'

/**
 * Where every index begins, before it knows its own FAQ better: fitted on the calibration sets of four domains
 * together, each weighing the same, and for FAQs without phrasings on three of our own (docs/search.md). The order is
 * that of confidence.ts.
 */
export const defaultCalibrations: Readonly<Record<JudgeName, Calibration>> = {
  fused: {
    weights: [0.5, -0.1, 0.58, 0.48, -0.61, -0.65, -0.11, 0.23, 0.18, -4.89, -1.92, 0, 0, 0, 0],
    bias: -1.69,
  },
  lexical: {
    weights: [0.25, -0.05, 0.86, 0.54, 0.12, -1.24, -0.42, 0.4, 0.28, 0, -0.57, 0, 0, 0, 0],
    bias: -1.15,
  },
  fusedPlain: {
    weights: [-0.25, -0.02, 0.85, 0, 0, 0, -0.26, 0, -0.73, 0, 0, 8.32, -3.19, -0.87, 0],
    bias: 1.22,
  },
  lexicalPlain: {
    weights: [0.27, 0.09, 0.72, 0, 0, 0, 0.69, 0, -0.2, 0, 0, 0, 0, -3.13, 0],
    bias: -0.03,
  },
}
