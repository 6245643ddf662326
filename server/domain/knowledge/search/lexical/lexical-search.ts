import type { SearchableFaq } from '../faq-match.ts'
import type { EventLoopYielder } from '../numeric/event-loop-yielder.ts'
import { plainText } from '../text/answer-sentences.ts'
import type { FaqLanguages } from '../text/faq-languages.ts'
import type { FaqTexts } from '../text/faq-texts.ts'
import type { TextTerms, Vocabulary } from '../text/vocabulary.ts'
import { buildLexicalClassifier } from './lexical-classifier.ts'
import { buildLexicalMeasurer, type FaqTerms, type LexicalMeasures } from './lexical-measures.ts'
import { bm25Weights, buildTermIndex, type TermIndex, type WeighedTerms } from './term-index.ts'

/** With more FAQs than this the pieces of their answers would take a second to list: their words must do. */
const MAX_ANSWERS_IN_PIECES = 2_000

/** What words alone say about every FAQ, whatever the language: one number a FAQ in each. */
export interface LexicalScores extends LexicalMeasures {
  /** Of the message, as far as the FAQs' languages tell; see `FaqLanguages`. */
  language: string | null
  /** A classifier's score over the same terms; computed when first asked for. */
  trained(): Float32Array
  /** The share of the message's weighted pieces that question and answer hold (BM25); 0 of an English FAQ. */
  answerGrams: Float32Array
}

export interface LexicalSearch {
  score(text: string): LexicalScores
}

interface LexicalOptions {
  book: Vocabulary
  languages: FaqLanguages
  train: boolean
  maybeYield: EventLoopYielder
}

export async function buildLexicalSearch(
  faqs: readonly SearchableFaq[],
  listed: FaqTexts,
  { book, languages, train, maybeYield }: LexicalOptions,
): Promise<LexicalSearch> {
  const { owners, faqCount } = listed
  const read = await readFaqs(faqs, listed, { book, languages, maybeYield })
  const { examples, answers } = read
  const piecesCount = faqCount > MAX_ANSWERS_IN_PIECES ? 0 : answers.length
  const terms = { ...read, answers: answers.slice(0, piecesCount) }
  const measurer = await buildLexicalMeasurer(terms, book, maybeYield)
  const grams = await buildTermIndex(
    languages.areEnglish ? [] : answers,
    book.size(),
    bm25Weights,
    maybeYield,
  )
  const classify = await buildLexicalClassifier({
    examples,
    owners,
    faqCount,
    rarity: measurer.rarity,
    train,
    nearness: (example) => measurer.closest(examples[example] as TextTerms),
    maybeYield,
  })
  return {
    score(text) {
      const language = languages.ofMessage(text)
      const message = book.look(text, language)
      let trained: Float32Array | null = null
      return {
        language,
        ...measurer.measure(message),
        answerGrams: heldPieces(grams, message, new Float32Array(faqCount)),
        trained() {
          trained ??= classify(message)
          return trained
        },
      }
    },
  }
}

async function readFaqs(
  faqs: readonly SearchableFaq[],
  listed: FaqTexts,
  { book, languages, maybeYield }: Omit<LexicalOptions, 'train'>,
): Promise<FaqTerms> {
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
  return { examples, answers, wholes, wholesWithAnswer, owners: listed.owners, faqCount: listed.faqCount }
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
