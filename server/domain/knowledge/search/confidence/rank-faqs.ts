import type { AnswerSearch } from '../dense/answer-search.ts'
import type { DenseSearch } from '../dense/dense-search.ts'
import type { WordFit } from '../lexical/lexical-measures.ts'
import type { LexicalScores } from '../lexical/lexical-search.ts'
import { topPositions } from '../numeric/top-positions.ts'

/** How well one FAQ fits a message, by every measure there is. */
export interface Candidate {
  faq: number
  /** Weighted sum of the measures: the logarithm of the odds against the other candidates. */
  score: number
  measures: Measures
  /** The same with words weighed by their salience: not the rank but the confidence is computed from it. */
  bySalience: { score: number; measures: Measures }
  /** How alike its own phrasings are to the encoder; 0 by words alone. */
  tightness: number
  /** How much its answer counts, 0..1: all without phrasings, nothing without an answer. */
  answerShare: number
}

export interface Measures {
  /** A classifier's scores over questions and phrasings: by meaning, by words. */
  trained: number
  trainedByWords: number
  /** Cosines by meaning. */
  centroid: number
  closest: number
  passage: number
  whole: number
  /** By words. */
  words: number
  closestByWords: number
  answerWords: number
  answerPieces: number
  answerGrams: number
}

export interface Ranking {
  path: 'fused' | 'lexical'
  /** Best first; not all FAQs, only those worth a closer look. */
  candidates: readonly Candidate[]
  /** The share of the message's weighted words that any FAQ holds. */
  known: number
  knownWithAnswers: number
  /**
   * How much more of a question or phrasing of the best one the message has than of any other FAQ's, -1..1: what it asks
   * is said in words of this one alone.
   */
  lead: number
  /** Of a message in glosses: the ranking as if these were its own words. */
  byMeaning?: Ranking
}

/** What was found for one text. */
export interface Scores {
  lexical: LexicalScores
  /** Null: by words alone. */
  dense: ReturnType<DenseSearch['search']> | null
  /** Null as long as the answers have no vectors. */
  answers: ReturnType<AnswerSearch['search']> | null
  /** Whether the encoder has read the message in English words put for its own: its part is then a hint beside the words. */
  isGloss: boolean
}

type Weights = Readonly<Partial<Record<keyof Measures, number>>>

// Fitted on the calibration sets, all of them together, and on FAQs of our own (docs/search.md).
const rankingWeights = {
  fused: {
    phrased: { trained: 1.4, closest: 1, words: 0.6, closestByWords: 1.8 },
    plain: { closest: 2.9, passage: 6, whole: 6.5, answerWords: 1.3, answerPieces: 2.3 },
  },
  lexical: {
    phrased: { words: 0.3, closestByWords: 0.8, trainedByWords: 1.6 },
    plain: { closestByWords: 3.3, answerWords: 4.7, answerPieces: 7.1 },
  },
} as const satisfies Record<Ranking['path'], Record<'phrased' | 'plain', Weights>>

/** By stems and pieces: chosen on help pages in French, Spanish and Chinese, and a German FAQ of our own (docs/search.md). */
const inflectedWeights = {
  phrased: rankingWeights.lexical.phrased,
  plain: { closestByWords: 3, answerWords: 4, answerPieces: 9, answerGrams: 6 },
} as const satisfies Record<'phrased' | 'plain', Weights>

/** What is added for a message in glosses: three quarters of the fused weights of meaning (docs/search.md). */
const glossWeights = {
  phrased: { trained: 1.05, closest: 0.75 },
  plain: { closest: 2.2, passage: 4.5, whole: 4.9 },
} as const satisfies Record<'phrased' | 'plain', Weights>

const noMeaning = { trained: 0, centroid: 0, closest: 0, passage: 0, whole: 0 }

const closerLook = 32
const closerLookByAnswer = 16
const closerLookByWords = 8

/** What is known of every FAQ, whatever is asked: one number a FAQ in each. */
export interface RankedFaqs {
  answerShares: Float32Array
  /** Variants of an entry have the same number; of each entry the best one is ranked. Null: no entry has variants. */
  entries: Uint32Array | null
  /** Whether all are in English: by words alone, other languages have weights of their own. */
  areEnglish: boolean
}

/** `allowed`: only these FAQs; all when left out. */
export function rankFaqs(
  { lexical, dense, answers, isGloss }: Scores,
  { answerShares, entries, areEnglish }: RankedFaqs,
  allowed?: (faq: number) => boolean,
): Ranking {
  const mask = (scores: Float32Array) =>
    allowed ? scores.map((score, faq) => (allowed(faq) ? score : Number.NEGATIVE_INFINITY)) : scores
  const path = dense && !isGloss ? 'fused' : 'lexical'
  const isFused = path === 'fused'
  const worth = new Set([
    ...(dense ? topPositions(mask(dense.centroids), closerLook) : []),
    ...(isFused ? [] : topPositions(mask(lexical.closest), closerLook, 0)),
    ...(answers ? topPositions(mask(answers.wholes), closerLookByAnswer) : []),
    ...topPositions(mask(lexical.words), closerLookByWords, 0),
    ...topPositions(mask(lexical.answerWords), closerLookByWords, 0),
    ...topPositions(mask(lexical.answerPieces), closerLookByWords, 0),
    ...topPositions(mask(lexical.answerGrams), closerLookByWords, 0),
    ...(isFused ? [] : topPositions(mask(lexical.trained()), closerLookByWords, 0)),
    ...topPositions(mask(lexical.closest), closerLookByWords, 0),
  ])
  const weights = path === 'lexical' && !areEnglish ? inflectedWeights : rankingWeights[path]
  const all = [...worth].map((faq): Candidate => {
    const looked = dense?.look(faq)
    const answer = answers?.look(faq) ?? null
    const meaning = {
      trained: looked?.trained ?? 0,
      centroid: looked?.centroid ?? 0,
      closest: looked?.closest ?? 0,
      passage: answer?.passage ?? 0,
      whole: answer?.whole ?? 0,
    }
    // Glosses say what is near. How sure to be of it is a matter of the customer's own words.
    const measuresBy = (words: WordFit): Measures => ({
      ...(isFused ? meaning : noMeaning),
      trainedByWords: isFused ? 0 : (lexical.trained()[faq] ?? 0),
      words: words.words[faq] ?? 0,
      closestByWords: words.closest[faq] ?? 0,
      answerWords: words.answerWords[faq] ?? 0,
      answerPieces: words.answerPieces[faq] ?? 0,
      answerGrams: lexical.answerGrams[faq] ?? 0,
    })
    // Before an answer has its vectors the question must do, by the weights of questions.
    const answerShare = isFused && !answer ? 0 : (answerShares[faq] ?? 0)
    const scoreOf = (measures: Partial<Measures>, { phrased, plain }: Record<'phrased' | 'plain', Weights>) =>
      (1 - answerShare) * weigh(measures, phrased) + answerShare * weigh(measures, plain)
    const scored = (measures: Measures) => ({ measures, score: scoreOf(measures, weights) })
    const plain = scored(measuresBy(lexical))
    const bySalience = scored(measuresBy(lexical.bySalience))
    const nearness = isGloss ? scoreOf(meaning, glossWeights) : 0
    const tightness = isFused ? (looked?.tightness ?? 0) : 0
    return { faq, ...plain, score: plain.score + nearness, bySalience, tightness, answerShare }
  })
  all.sort((a, b) => b.score - a.score || a.faq - b.faq)
  const candidates = entries ? bestVariants(all, entries) : all
  const { known, knownWithAnswers } = lexical
  const lead = leadOf(mask(lexical.asked), candidates[0]?.faq, entries)
  return { path, candidates, known, knownWithAnswers, lead }
}

function bestVariants(candidates: readonly Candidate[], entries: Uint32Array): Candidate[] {
  const seen = new Set<number>()
  return candidates.filter(({ faq }) => {
    const entry = entries[faq] ?? faq
    return !seen.has(entry) && seen.add(entry)
  })
}

function leadOf(asked: Float32Array, best: number | undefined, entries: Uint32Array | null): number {
  if (best === undefined) return 0
  let others = 0
  for (let faq = 0; faq < asked.length; faq++)
    if ((entries ? entries[faq] !== entries[best] : faq !== best) && (asked[faq] as number) > others)
      others = asked[faq] as number
  return (asked[best] as number) - others
}

function weigh(measures: Partial<Measures>, weights: Weights): number {
  let sum = 0
  for (const name of Object.keys(weights) as (keyof Measures)[])
    sum += (measures[name] ?? 0) * (weights[name] ?? 0)
  return sum
}
