import type { EventLoopYielder } from '../numeric/event-loop-yielder.ts'
import { topPositions } from '../numeric/top-positions.ts'
import { SHARPNESS, trainClassifier } from '../numeric/train-classifier.ts'
import type { TextTerms } from '../text/vocabulary.ts'

/** A linear classifier over words and pieces of words: one score a FAQ. */
export type LexicalClassifier = (text: TextTerms) => Float32Array

export interface LexicalClassifierOptions {
  examples: readonly TextTerms[]
  owners: Uint32Array
  faqCount: number
  rarity(term: number): number
  /** False: it stays at the FAQs' centroids, which is good and costs next to nothing. */
  train: boolean
  /** How near each FAQ is to an example, by any cheap measure: the nearest ones become its rivals. */
  nearness(example: number): Float32Array
  maybeYield: EventLoopYielder
}

// Terms are spread over this many rows; collisions cost less than the memory of exact ones.
const ROW_COUNT = 8_192
const RIVAL_COUNT = 16
/** Above this the table would take more than 50 MB: every score is then 0, and the other measures go on alone. */
const MAX_FAQS = 1_500

export async function buildLexicalClassifier(options: LexicalClassifierOptions): Promise<LexicalClassifier> {
  const { owners, faqCount, rarity, maybeYield } = options
  if (faqCount > MAX_FAQS) return () => new Float32Array(faqCount)
  const examples: Sparse[] = []
  // One row a term, one column a FAQ: a message reads the few rows of its own terms from end to end.
  const table = new Float32Array(ROW_COUNT * faqCount)
  const squares = new Float32Array(faqCount)
  for (const [at, terms] of options.examples.entries()) {
    const pause = maybeYield()
    if (pause) await pause
    const example = toSparse(terms, rarity)
    examples.push(example)
    addTo(owners[at] as number, example, 1)
  }
  for (let row = 0; row < ROW_COUNT; row++) {
    const pause = maybeYield()
    if (pause) await pause
    for (let faq = 0; faq < faqCount; faq++)
      squares[faq] = (squares[faq] as number) + (table[row * faqCount + faq] as number) ** 2
  }
  const norms = squares.map((sum) => 1 / (Math.sqrt(sum) || 1))
  for (let row = 0; row < ROW_COUNT; row++) {
    const pause = maybeYield()
    if (pause) await pause
    for (let faq = 0; faq < faqCount; faq++)
      table[row * faqCount + faq] = (table[row * faqCount + faq] as number) * (norms[faq] as number)
  }

  function addTo(faq: number, { rows, values }: Sparse, factor: number): void {
    for (let i = 0; i < rows.length; i++) {
      const place = (rows[i] as number) * faqCount + faq
      table[place] = (table[place] as number) + factor * (values[i] as number)
    }
  }

  if (options.train)
    await trainClassifier({
      owners,
      score(faq, example) {
        const { rows, values } = examples[example] as Sparse
        let sum = 0
        for (let i = 0; i < rows.length; i++)
          sum += (table[(rows[i] as number) * faqCount + faq] as number) * (values[i] as number)
        return sum
      },
      move: (faq, example, factor) => addTo(faq, examples[example] as Sparse, factor),
      rivals: (example) => topPositions(options.nearness(example), RIVAL_COUNT),
      maybeYield,
    })

  return (text) => {
    const { rows, values } = toSparse(text, rarity)
    const scores = new Float32Array(faqCount)
    for (let i = 0; i < rows.length; i++) {
      const start = (rows[i] as number) * faqCount
      const value = SHARPNESS * (values[i] as number)
      for (let faq = 0; faq < faqCount; faq++)
        scores[faq] = (scores[faq] as number) + value * (table[start + faq] as number)
    }
    return scores
  }
}

interface Sparse {
  rows: Uint16Array
  values: Float32Array
}

/** tf-idf; words and pieces of the same length, together 1. Terms that the book does not hold count for the length. */
function toSparse({ terms, weights, wordCount }: TextTerms, rarity: (term: number) => number): Sparse {
  const squares = [0, 0]
  const values = new Float32Array(terms.length)
  const rows = new Uint16Array(terms.length)
  let filled = 0
  let words = 0
  for (let at = 0; at < terms.length; at++) {
    const term = terms[at] as number
    const value = (weights[at] as number) * rarity(term)
    const kind = at < wordCount ? 0 : 1
    squares[kind] = (squares[kind] ?? 0) + value * value
    if (term < 0) continue
    if (kind === 0) words++
    // Knuth's multiplicative hash spreads consecutive numbers.
    rows[filled] = (Math.imul(term + 1, 0x9e3779b1) >>> 19) % ROW_COUNT
    values[filled++] = value
  }
  for (let at = 0; at < filled; at++)
    values[at] = (values[at] as number) / Math.sqrt(2 * (squares[at < words ? 0 : 1] ?? 0) || 1)
  return { rows: rows.subarray(0, filled), values: values.subarray(0, filled) }
}
