import type { SearchableFaq } from './faq-match.ts'
import type { FaqTexts } from './faq-texts.ts'
import { wordsOf } from './normalize-text.ts'
import { buildTermIndex } from './term-index.ts'
import { topPositions } from './top-positions.ts'
import { sharpness, trainClassifier } from './train-classifier.ts'

/** What words alone say about every FAQ, whatever the language: one number a FAQ in each. */
export interface LexicalScores {
  /** The share of the message's weighted words that the whole FAQ holds (BM25). */
  words: Float32Array
  /** Cosine with the nearest single phrasing, over words and pieces of words. */
  closest: Float32Array
  /** A classifier's score over the same pieces, trained on the phrasings. */
  trained: Float32Array
  /** The share of the message's weighted words that any FAQ holds. */
  known: number
}

export interface LexicalSearch {
  score(text: string): LexicalScores
}

// Pieces are hashed into this many rows; collisions cost less than the memory of exact ones.
const buckets = 8_192
const rivalCount = 16
/** Above this the classifier's table grows too large; BM25 and cosines alone go on. */
const mostTrainedFaqs = 1_500

export async function buildLexicalSearch(
  faqs: readonly SearchableFaq[],
  listed: FaqTexts,
): Promise<LexicalSearch> {
  const { owners, faqCount } = listed
  const whole = buildTermIndex(
    faqs.map((faq) => wordsOf([faq.question, ...faq.phrasings, ...faq.keywords].join('\n'))),
  )
  const termsOfTexts = listed.texts.map(termsOf)
  const single = buildTermIndex(termsOfTexts)
  const sparse = (terms: readonly string[]) => sparseVector(terms, single.weightOf)
  const examples = termsOfTexts.map(sparse)
  // One row a bucket, one column a FAQ: a message reads the few rows of its own pieces from end to end.
  const table = new Float32Array(faqCount <= mostTrainedFaqs ? buckets * faqCount : 0)
  if (table.length > 0) {
    fillWithCentroids()
    await trainClassifier({
      owners,
      score(faq, example) {
        const { rows, values } = examples[example] as SparseVector
        let sum = 0
        for (let i = 0; i < rows.length; i++)
          sum += (table[(rows[i] as number) * faqCount + faq] as number) * (values[i] as number)
        return sum
      },
      move(faq, example, factor) {
        const { rows, values } = examples[example] as SparseVector
        for (let i = 0; i < rows.length; i++) {
          const at = (rows[i] as number) * faqCount + faq
          table[at] = (table[at] as number) + factor * (values[i] as number)
        }
      },
      rivals: (example) => topPositions(trainedScores(examples[example] as SparseVector), rivalCount),
    })
  }

  function fillWithCentroids(): void {
    examples.forEach(({ rows, values }, example) => {
      const faq = owners[example] as number
      for (let i = 0; i < rows.length; i++) {
        const at = (rows[i] as number) * faqCount + faq
        table[at] = (table[at] as number) + (values[i] as number)
      }
    })
    const squares = new Float32Array(faqCount)
    for (let at = 0; at < table.length; at++)
      squares[at % faqCount] = (squares[at % faqCount] as number) + (table[at] as number) ** 2
    for (let at = 0; at < table.length; at++)
      table[at] = (table[at] as number) / Math.sqrt((squares[at % faqCount] as number) || 1)
  }

  function trainedScores({ rows, values }: SparseVector): Float32Array {
    const scores = new Float32Array(faqCount)
    if (table.length === 0) return scores
    for (let i = 0; i < rows.length; i++) {
      const start = (rows[i] as number) * faqCount
      const value = values[i] as number
      for (let faq = 0; faq < faqCount; faq++)
        scores[faq] = (scores[faq] as number) + value * (table[start + faq] as number)
    }
    return scores
  }

  return {
    score(text) {
      const words = wordsOf(text)
      const terms = termsOf(text)
      const cosines = single.cosines(terms)
      const closest = new Float32Array(faqCount)
      for (let at = 0; at < cosines.length; at++) {
        const faq = owners[at] as number
        if ((cosines[at] as number) > (closest[faq] as number)) closest[faq] = cosines[at] as number
      }
      return {
        words: whole.shares(words),
        closest,
        trained: trainedScores(sparse(terms)).map((score) => score * sharpness),
        known: whole.known(words),
      }
    },
  }
}

/** Words whole, and their runs of 3, 4 and 5 characters: these find inflected, compounded and misspelt words. */
export function termsOf(text: string): string[] {
  const terms: string[] = []
  for (const word of wordsOf(text)) {
    terms.push(`=${word}`)
    const padded = ` ${word} `
    for (let length = 3; length <= 5; length++)
      for (let start = 0; start + length <= padded.length; start++)
        terms.push(padded.slice(start, start + length))
  }
  return terms
}

interface SparseVector {
  rows: Uint32Array
  values: Float32Array
}

/** Words and pieces each of the same length, together 1. */
function sparseVector(terms: readonly string[], weightOf: (term: string) => number): SparseVector {
  const values = new Map<string, number>()
  for (const term of terms) values.set(term, (values.get(term) ?? 0) + 1)
  let wordSquares = 0
  let pieceSquares = 0
  for (const [term, count] of values) {
    const value = Math.log1p(count) * weightOf(term)
    values.set(term, value)
    if (term.startsWith('=')) wordSquares += value * value
    else pieceSquares += value * value
  }
  const rows = new Map<number, number>()
  for (const [term, value] of values) {
    const squares = term.startsWith('=') ? wordSquares : pieceSquares
    const row = hash(term)
    rows.set(row, (rows.get(row) ?? 0) + value / Math.sqrt(2 * squares || 1))
  }
  return { rows: Uint32Array.from(rows.keys()), values: Float32Array.from(rows.values()) }
}

/** FNV-1a. */
function hash(term: string): number {
  let state = 0x811c9dc5
  for (let at = 0; at < term.length; at++) state = Math.imul(state ^ term.charCodeAt(at), 0x01000193)
  return ((state ^ (state >>> 15)) >>> 0) % buckets
}
