import type { Candidate, Ranking } from './rank-faqs.ts'

/** What a confidence is computed from, in a fixed order; each about 0..1 or a logarithm of odds. */
export const featureNames = [
  'score',
  'margin',
  'share',
  'closest',
  'centroid',
  'words',
  'known',
  'agreement',
  'length',
  'tightness',
  'contrast',
] as const

/** Turns features into the share of such matches that are right. One for each path of an index. */
export interface Calibration {
  weights: readonly number[]
  bias: number
}

const logOddsBound = 6
const crowdSize = 10
/** About the best score of a message that has nothing to do with the FAQ. */
const noneScore = { fused: 4, lexical: 2 } as const

export function confidenceFeatures(ranking: Ranking, wordCount: number): number[] {
  const { candidates } = ranking
  const [best, next] = candidates
  if (!best) return featureNames.map(() => 0)
  const { closest, middle, words, other } = ranking.path === 'fused' ? fusedMeasures : lexicalMeasures
  const measure = (candidate: Candidate, which: number) => candidate.measures[which] ?? 0

  // "None of these" stands for election too, else the only FAQ of a small shop would win every time.
  const none = noneScore[ranking.path]
  const margin = best.score - Math.max(none, next?.score ?? none)
  let others = Math.exp(none - best.score)
  for (const candidate of candidates) if (candidate !== best) others += Math.exp(candidate.score - best.score)
  const share = Math.max(-logOddsBound, Math.min(logOddsBound, -Math.log(others)))
  const agreement = candidates.every((candidate) => measure(candidate, other) <= measure(best, other))
  // How far the best one stands out from the crowd of the next ones, not only from the second.
  const crowd = candidates
    .map((candidate) => measure(candidate, middle))
    .sort((a, b) => b - a)
    .slice(0, crowdSize)
  const contrast = (crowd[0] ?? 0) - crowd.reduce((sum, one) => sum + one, 0) / crowd.length
  return [
    best.score,
    Math.max(-logOddsBound, Math.min(logOddsBound, margin)),
    share,
    measure(best, closest),
    measure(best, middle),
    measure(best, words),
    ranking.known,
    agreement ? 1 : 0,
    Math.log1p(wordCount),
    best.tightness,
    contrast,
  ]
}

// Where rank-faqs.ts puts its measures. `other` is the one that the rest of the path knows least about.
const fusedMeasures = { closest: 2, middle: 1, words: 3, other: 4 }
const lexicalMeasures = { closest: 1, middle: 2, words: 0, other: 0 }

export function confidenceOf(features: readonly number[], { weights, bias }: Calibration): number {
  const sum = features.reduce((total, feature, at) => total + feature * (weights[at] ?? 0), bias)
  return 1 / (1 + Math.exp(-sum))
}
