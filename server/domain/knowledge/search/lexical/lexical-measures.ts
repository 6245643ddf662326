import type { EventLoopYielder } from '../numeric/event-loop-yielder.ts'
import type { TextTerms, Vocabulary } from '../text/vocabulary.ts'
import {
  bm25Weights,
  buildTermIndex,
  cosineWeights,
  shareWeights,
  type TermIndex,
  type WeighedTerms,
} from './term-index.ts'

/** How well the words of every FAQ fit a message: one number a FAQ in each. */
export interface WordFit {
  /** The share of the message's weighted words that the whole FAQ holds (BM25). */
  words: Float32Array
  /** Cosine with the nearest single phrasing, over words and pieces of words. */
  closest: Float32Array
  /** The same as `words`, the answer included. */
  answerWords: Float32Array
  /** Cosine with question and answer together, over words and pieces of words. */
  answerPieces: Float32Array
}

/**
 * Words are weighed by their rarity among the FAQs, which shows best which FAQ fits most. But a few FAQs contain too few
 * words to show that "can I get" means little: whether the best one fits at all is judged with words weighed by their
 * salience, too (word-salience.ts).
 */
export interface LexicalMeasures extends WordFit {
  /** With words weighed by their salience, too; the same where it is not known. */
  bySalience: WordFit
  /** How much of one of its questions or phrasings, by such weights, the message has: of the one that it has most of. */
  asked: Float32Array
  /** The share of the message's words, by such weights, that any FAQ's questions contain. */
  known: number
  /** The share that any FAQ contains, its answer included. */
  knownWithAnswers: number
}

/** The FAQs as terms. */
export interface FaqTerms {
  /** Each question and phrasing. */
  examples: readonly TextTerms[]
  /** Each question with its answer; empty when these are too many. */
  answers: readonly TextTerms[]
  /** All words of an FAQ in one, without and with its answer. */
  wholes: readonly WeighedTerms[]
  wholesWithAnswer: readonly WeighedTerms[]
  owners: Uint32Array
  faqCount: number
}

export interface LexicalMeasurer {
  measure(message: TextTerms): LexicalMeasures
  closest(message: TextTerms): Float32Array
  /** How rare a term is among the questions and phrasings. */
  rarity(term: number): number
}

export async function buildLexicalMeasurer(
  { examples, answers, wholes, wholesWithAnswer, owners, faqCount }: FaqTerms,
  book: Vocabulary,
  maybeYield: EventLoopYielder,
): Promise<LexicalMeasurer> {
  const build = (documents: readonly WeighedTerms[], weigh: typeof cosineWeights) =>
    buildTermIndex(documents, book.size(), weigh, maybeYield)
  const cosinesOf = async (see: (text: TextTerms) => WeighedTerms) => ({
    single: await build(examples.map(see), cosineWeights),
    pieces: await build(answers.map(see), cosineWeights),
  })
  const whole = await build(wholes, bm25Weights)
  const wholeWithAnswer = await build(wholesWithAnswer, bm25Weights)
  const questions = await build(examples.map(wordsAlone), shareWeights)
  const plain = await cosinesOf(byRarity)
  const salient = book.knowsSalience ? await cosinesOf((text) => text) : null
  // One for all searches: a new one each time would keep the garbage collector busy.
  const scratch = new Float32Array(examples.length)
  const nearest = (values: Float32Array) => nearestOf(values, owners, faqCount)
  const measureFit = (
    { single, pieces }: typeof plain,
    message: WeighedTerms,
    words: WeighedTerms,
  ): WordFit => ({
    words: sharesIn(whole, words, new Float32Array(faqCount)),
    answerWords: sharesIn(wholeWithAnswer, words, new Float32Array(faqCount)),
    closest: nearest(cosines(single, message, scratch.fill(0))),
    answerPieces: cosines(pieces, message, new Float32Array(faqCount)),
  })
  return {
    measure(message) {
      const words = wordsAlone(message)
      const plainFit = measureFit(plain, byRarity(message), byRarity(words))
      return {
        ...plainFit,
        bySalience: salient ? measureFit(salient, message, words) : plainFit,
        asked: nearest(heldShares(questions, words, scratch.fill(0))),
        known: knownShare(whole, words),
        knownWithAnswers: knownShare(wholeWithAnswer, words),
      }
    },
    closest: (message) => nearest(cosines(plain.single, byRarity(message), scratch.fill(0))),
    rarity: plain.single.rarity,
  }
}

function byRarity({ terms, weights }: WeighedTerms): WeighedTerms {
  return { terms, weights }
}

function wordsAlone({ terms, weights, salience, wordCount }: TextTerms): WeighedTerms {
  return {
    terms: terms.subarray(0, wordCount),
    weights: weights.subarray(0, wordCount),
    salience: salience.subarray(0, wordCount),
  }
}

/** By its rarity here and, where that counts, in the language. */
function informationOf(index: TermIndex, { terms, salience }: WeighedTerms, at: number): number {
  return index.rarity(terms[at] as number) * (salience?.[at] ?? 1)
}

function cosines(index: TermIndex, message: WeighedTerms, into: Float32Array): Float32Array {
  const { terms, weights } = message
  let squares = 0
  for (let at = 0; at < terms.length; at++)
    squares += ((weights[at] as number) * informationOf(index, message, at)) ** 2
  const norm = Math.sqrt(squares) || 1
  for (let at = 0; at < terms.length; at++)
    index.add(terms[at] as number, ((weights[at] as number) * informationOf(index, message, at)) / norm, into)
  return into
}

/** How much of each text, by weight, stands in the message. */
function heldShares(index: TermIndex, { terms }: WeighedTerms, into: Float32Array): Float32Array {
  for (let at = 0; at < terms.length; at++) index.add(terms[at] as number, 1, into)
  return into
}

function nearestOf(values: Float32Array, owners: Uint32Array, faqCount: number): Float32Array {
  const nearest = new Float32Array(faqCount)
  for (let at = 0; at < values.length; at++) {
    const faq = owners[at] as number
    if ((values[at] as number) > (nearest[faq] as number)) nearest[faq] = values[at] as number
  }
  return nearest
}

function sharesIn(index: TermIndex, words: WeighedTerms, into: Float32Array): Float32Array {
  let total = 0
  for (let at = 0; at < words.terms.length; at++) total += informationOf(index, words, at)
  for (let at = 0; at < words.terms.length; at++)
    index.add(words.terms[at] as number, informationOf(index, words, at) / (total || 1), into)
  return into
}

function knownShare(index: TermIndex, words: WeighedTerms): number {
  const unseen = index.rarity(-1)
  let total = 0
  let known = 0
  for (let at = 0; at < words.terms.length; at++) {
    const information = informationOf(index, words, at)
    total += information
    if (index.rarity(words.terms[at] as number) < unseen) known += information
  }
  return total > 0 ? known / total : 0
}
