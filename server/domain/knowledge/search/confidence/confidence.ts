import type { Candidate, Measures, Ranking } from './rank-faqs.ts'

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
  'passage',
  'whole',
  'answerWords',
  'answerShare',
] as const

/** Turns features into the share of such matches that are right. One for each path of an index. */
export interface Calibration {
  weights: readonly number[]
  bias: number
}

const logOddsBound = 6
const crowdSize = 10
/** The judge of a match: by its path, and by whether its FAQ is known by phrasings or by its answer. */
export type JudgeName = 'fused' | 'lexical' | 'fusedPlain' | 'lexicalPlain'

export function judgeOf(path: Ranking['path'], answerShare: number): JudgeName {
  return answerShare >= 0.5 ? `${path}Plain` : path
}

/** About the best score of a message that has nothing to do with the FAQ. */
const noneScore = { fused: 4, lexical: 2, fusedPlain: 4, lexicalPlain: 2 } as const satisfies Record<
  JudgeName,
  number
>

/** Which measures say the most: the nearest text, the FAQ as a whole, its words, and the one that the rest knows least about. */
const tellingMeasures = {
  fused: { closest: 'closest', middle: 'centroid', words: 'words', other: 'closestByWords' },
  lexical: { closest: 'closestByWords', middle: 'trainedByWords', words: 'words', other: 'words' },
  fusedPlain: { closest: 'closest', middle: 'whole', words: 'words', other: 'answerPieces' },
  lexicalPlain: { closest: 'closestByWords', middle: 'answerPieces', words: 'words', other: 'answerWords' },
} as const satisfies Record<JudgeName, Record<string, keyof Measures>>

export function confidenceFeatures(ranking: Ranking, wordCount: number): number[] {
  const { candidates } = ranking
  const [best, ...rest] = candidates
  if (!best) return featureNames.map(() => 0)
  const judge = judgeOf(ranking.path, best.answerShare)
  const { closest, middle, words, other } = tellingMeasures[judge]
  const measure = (candidate: Candidate, which: keyof Measures) => candidate.bySalience.measures[which]
  // "None of these" stands for election too, else the only FAQ of a small shop would win every time.
  const none = noneScore[judge]
  const margin = best.bySalience.score - Math.max(none, ...rest.map(({ bySalience }) => bySalience.score))
  let others = Math.exp(none - best.bySalience.score)
  for (const { bySalience } of rest) others += Math.exp(bySalience.score - best.bySalience.score)
  const share = Math.max(-logOddsBound, Math.min(logOddsBound, -Math.log(others)))
  const agreement = candidates.every((candidate) => measure(candidate, other) <= measure(best, other))
  // How far the best one stands out from the crowd of the next ones, not only from the second.
  const crowd = candidates
    .map((candidate) => measure(candidate, middle))
    .sort((a, b) => b - a)
    .slice(0, crowdSize)
  const contrast = (crowd[0] ?? 0) - crowd.reduce((sum, one) => sum + one, 0) / crowd.length
  return [
    best.bySalience.score,
    Math.max(-logOddsBound, Math.min(logOddsBound, margin)),
    share,
    measure(best, closest),
    measure(best, middle),
    measure(best, words),
    best.answerShare > 0 ? ranking.knownWithAnswers : ranking.known,
    agreement ? 1 : 0,
    Math.log1p(wordCount),
    best.tightness,
    contrast,
    best.bySalience.measures.passage,
    best.bySalience.measures.whole,
    best.bySalience.measures.answerWords,
    best.answerShare,
  ]
}

export function confidenceOf(features: readonly number[], { weights, bias }: Calibration): number {
  const sum = features.reduce((total, feature, at) => total + feature * (weights[at] ?? 0), bias)
  return 1 / (1 + Math.exp(-sum))
}
