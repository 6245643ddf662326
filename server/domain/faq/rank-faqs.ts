import type { DenseSearch } from './dense-search.ts'
import type { LexicalScores } from './lexical-search.ts'
import { topPositions } from './top-positions.ts'

/** How well one FAQ fits a message, by every measure there is. */
export interface Candidate {
  faq: number
  /** Weighted sum of the measures: the logarithm of the odds against the other candidates. */
  score: number
  measures: readonly number[]
  /** How alike its own phrasings are to the encoder; 0 by words alone. */
  tightness: number
}

export interface Ranking {
  path: 'fused' | 'lexical'
  /** Best first; not all FAQs, only those worth a closer look. */
  candidates: readonly Candidate[]
  /** The share of the message's weighted words that any FAQ holds. */
  known: number
}

// Fitted on the calibration sets, all of them together (docs/search.md); close to the same for each alone.
const rankingWeights = {
  /** trained, centroid and closest by the encoder; words and closest by words. */
  fused: [1.4, 0, 1, 0.6, 1.8],
  /** words, closest and trained. */
  lexical: [0.3, 0.8, 1.6],
} as const

const closerLook = 32
const closerLookByWords = 8

/** `allowed`: only these FAQs; all when left out. */
export function rankFaqs(
  lexical: LexicalScores,
  dense: ReturnType<DenseSearch['search']> | null,
  allowed?: (faq: number) => boolean,
): Ranking {
  const mask = (scores: Float32Array) =>
    allowed ? scores.map((score, faq) => (allowed(faq) ? score : Number.NEGATIVE_INFINITY)) : scores
  const worth = new Set([
    ...(dense
      ? topPositions(mask(dense.centroids), closerLook)
      : topPositions(mask(lexical.closest), closerLook, 0)),
    ...topPositions(mask(lexical.words), closerLookByWords, 0),
    ...(dense ? [] : topPositions(mask(lexical.trained()), closerLookByWords, 0)),
    ...topPositions(mask(lexical.closest), closerLookByWords, 0),
  ])
  const weights: readonly number[] = dense ? rankingWeights.fused : rankingWeights.lexical
  const candidates = [...worth].map((faq): Candidate => {
    const words = [lexical.words[faq] ?? 0, lexical.closest[faq] ?? 0]
    const looked = dense?.look(faq)
    const measures = looked
      ? [looked.trained, looked.centroid, looked.closest, ...words]
      : [...words, lexical.trained()[faq] ?? 0]
    const score = measures.reduce((sum, measure, at) => sum + measure * (weights[at] ?? 0), 0)
    return { faq, measures, score, tightness: looked?.tightness ?? 0 }
  })
  candidates.sort((a, b) => b.score - a.score || a.faq - b.faq)
  return { path: dense ? 'fused' : 'lexical', candidates, known: lexical.known }
}
