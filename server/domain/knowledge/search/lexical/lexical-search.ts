import type { SearchableFaq } from '../faq-match.ts'
import type { EventLoopYielder } from '../numeric/event-loop-yielder.ts'
import { plainText } from '../text/answer-sentences.ts'
import type { FaqLanguages } from '../text/faq-languages.ts'
import type { FaqTexts } from '../text/faq-texts.ts'
import type { TextTerms, Vocabulary } from '../text/vocabulary.ts'
import { buildLexicalClassifier } from './lexical-classifier.ts'
import {
  bm25Weights,
  buildTermIndex,
  cosineWeights,
  shareWeights,
  type TermIndex,
  type WeighedTerms,
} from './term-index.ts'

/** With more FAQs than this the pieces of their answers would take a second to list: their words must do. */
const MAX_ANSWERS_IN_PIECES = 2_000

/** What words alone say about every FAQ, whatever the language: one number a FAQ in each. */
export interface LexicalScores {
  /** Of the message, as far as the FAQs' languages tell; see `FaqLanguages`. */
  language: string | null
  /** The share of the message's weighted words that the whole FAQ holds (BM25). */
  words: Float32Array
  /** Cosine with the nearest single phrasing, over words and pieces of words. */
  closest: Float32Array
  /** How much of one of its questions or phrasings, by weight, the message has: of the one that it has most of. */
  asked: Float32Array
  /** A classifier's score over the same terms; computed when first asked for. */
  trained(): Float32Array
  /** The same as `words`, the answer included. */
  answerWords: Float32Array
  /** Cosine with question and answer together, over words and pieces of words. */
  answerPieces: Float32Array
  /** The share of the message's weighted pieces that question and answer hold (BM25); 0 of an English FAQ. */
  answerGrams: Float32Array
  /** The share of the message's weighted words that any FAQ's questions contain. */
  known: number
  /** The share that any FAQ contains, its answer included. */
  knownWithAnswers: number
}

export interface LexicalSearch {
  score(text: string): LexicalScores
}

export async function buildLexicalSearch(
  faqs: readonly SearchableFaq[],
  listed: FaqTexts,
  {
    book,
    languages,
    train,
    maybeYield,
  }: { book: Vocabulary; languages: FaqLanguages; train: boolean; maybeYield: EventLoopYielder },
): Promise<LexicalSearch> {
  const { owners, faqCount } = listed
  const read = await readFaqs(faqs, listed, { book, languages, maybeYield })
  const { examples, answers } = read
  const build = (documents: readonly WeighedTerms[], weigh: typeof cosineWeights) =>
    buildTermIndex(documents, book.size(), weigh, maybeYield)
  const whole = await build(read.wholes, bm25Weights)
  const wholeWithAnswer = await build(read.wholesWithAnswer, bm25Weights)
  const single = await build(examples, cosineWeights)
  const questions = await build(examples.map(wordsAlone), shareWeights)
  const grams = await build(languages.areEnglish ? [] : answers, bm25Weights)
  const pieces = await build(faqCount > MAX_ANSWERS_IN_PIECES ? [] : answers, cosineWeights)
  // One for all searches: a new one each time would keep the garbage collector busy.
  const scratch = new Float32Array(examples.length)
  const nearest = (text: TextTerms) => nearestOf(cosines(single, text, scratch.fill(0)), owners, faqCount)
  const classify = await buildLexicalClassifier({
    examples,
    owners,
    faqCount,
    rarity: single.rarity,
    train,
    nearness: (example) => nearest(examples[example] as TextTerms),
    maybeYield,
  })
  return {
    score(text) {
      const language = languages.ofMessage(text)
      const terms = book.look(text, language)
      let trained: Float32Array | null = null
      const withAnswers = shares(wholeWithAnswer, terms, faqCount)
      return {
        language,
        ...shares(whole, terms, faqCount),
        answerWords: withAnswers.words,
        answerPieces: cosines(pieces, terms, new Float32Array(faqCount)),
        answerGrams: heldPieces(grams, terms, new Float32Array(faqCount)),
        knownWithAnswers: withAnswers.known,
        closest: nearest(terms),
        asked: nearestOf(heldShares(questions, terms, scratch.fill(0)), owners, faqCount),
        trained() {
          trained ??= classify(terms)
          return trained
        },
      }
    },
  }
}

/** The FAQs as terms: each question and phrasing, question with answer, and all words of an FAQ in one. */
async function readFaqs(
  faqs: readonly SearchableFaq[],
  listed: FaqTexts,
  {
    book,
    languages,
    maybeYield,
  }: { book: Vocabulary; languages: FaqLanguages; maybeYield: EventLoopYielder },
) {
  const examples: TextTerms[] = []
  for (const [at, text] of listed.texts.entries()) {
    const pause = maybeYield()
    if (pause) await pause
    examples.push(book.read(text, languages.of(listed.owners[at] ?? 0)))
  }
  const answers: TextTerms[] = []
  const wholes: WeighedTerms[] = []
  const wholesWithAnswer: WeighedTerms[] = []
  for (const [position, faq] of faqs.entries()) {
    const pause = maybeYield()
    if (pause) await pause
    const language = languages.of(position)
    const keywords = faq.keywords.map((keyword) => book.read(keyword, language))
    const own = [...examples.slice(listed.starts[position], listed.starts[position + 1]), ...keywords]
    const answer = book.read(`${faq.question}\n${plainText(faq.answer)}`, language)
    answers.push(answer)
    wholes.push(joinWords(own))
    wholesWithAnswer.push(joinWords([...own, answer]))
  }
  return { examples, answers, wholes, wholesWithAnswer }
}

function cosines(index: TermIndex, { terms, weights }: TextTerms, into: Float32Array): Float32Array {
  let squares = 0
  for (let at = 0; at < terms.length; at++)
    squares += ((weights[at] as number) * index.rarity(terms[at] as number)) ** 2
  const norm = Math.sqrt(squares) || 1
  for (let at = 0; at < terms.length; at++) {
    const term = terms[at] as number
    index.add(term, ((weights[at] as number) * index.rarity(term)) / norm, into)
  }
  return into
}

/** How much of each text, by weight, stands in the message. */
function heldShares(index: TermIndex, { terms, wordCount }: TextTerms, into: Float32Array): Float32Array {
  for (let at = 0; at < wordCount; at++) index.add(terms[at] as number, 1, into)
  return into
}

/** The share of a message's pieces by weight, more for those that a text has often: long texts do not lose by it. */
function heldPieces(index: TermIndex, { terms, wordCount }: TextTerms, into: Float32Array): Float32Array {
  let total = 0
  for (let at = wordCount; at < terms.length; at++) total += index.rarity(terms[at] as number)
  for (let at = wordCount; at < terms.length; at++) {
    const term = terms[at] as number
    index.add(term, index.rarity(term) / (total || 1), into)
  }
  return into
}

function wordsAlone({ terms, weights, wordCount }: TextTerms): WeighedTerms {
  return { terms: terms.subarray(0, wordCount), weights: weights.subarray(0, wordCount) }
}

function nearestOf(values: Float32Array, owners: Uint32Array, faqCount: number): Float32Array {
  const nearest = new Float32Array(faqCount)
  for (let at = 0; at < values.length; at++) {
    const faq = owners[at] as number
    if ((values[at] as number) > (nearest[faq] as number)) nearest[faq] = values[at] as number
  }
  return nearest
}

function shares(index: TermIndex, { terms, wordCount }: TextTerms, faqCount: number) {
  const words = new Float32Array(faqCount)
  const unseen = index.rarity(-1)
  let total = 0
  let known = 0
  for (let at = 0; at < wordCount; at++) {
    const rarity = index.rarity(terms[at] as number)
    total += rarity
    if (rarity < unseen) known += rarity
  }
  for (let at = 0; at < wordCount; at++) {
    const term = terms[at] as number
    index.add(term, index.rarity(term) / (total || 1), words)
  }
  return { words, known: total > 0 ? known / total : 0 }
}

/** The words of several texts as one document, with their counts added up. */
function joinWords(texts: readonly TextTerms[]): { terms: number[]; weights: number[] } {
  const counts = new Map<number, number>()
  for (const { terms, weights, wordCount } of texts)
    for (let at = 0; at < wordCount; at++) {
      const term = terms[at] as number
      counts.set(term, (counts.get(term) ?? 0) + Math.expm1(weights[at] as number))
    }
  return { terms: [...counts.keys()], weights: [...counts.values()].map(Math.log1p) }
}
