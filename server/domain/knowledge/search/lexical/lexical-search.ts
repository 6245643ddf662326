import type { Breather } from './breather.ts'
import type { SearchableFaq } from './faq-match.ts'
import type { FaqTexts } from './faq-texts.ts'
import { buildLexicalClassifier } from './lexical-classifier.ts'
import type { TermBook, TextTerms } from './term-book.ts'
import { bm25Weights, buildTermIndex, cosineWeights, type TermIndex } from './term-index.ts'

/** What words alone say about every FAQ, whatever the language: one number a FAQ in each. */
export interface LexicalScores {
  /** The share of the message's weighted words that the whole FAQ holds (BM25). */
  words: Float32Array
  /** Cosine with the nearest single phrasing, over words and pieces of words. */
  closest: Float32Array
  /** A classifier's score over the same terms; computed when first asked for. */
  trained(): Float32Array
  /** The share of the message's weighted words that any FAQ holds. */
  known: number
}

export interface LexicalSearch {
  score(text: string): LexicalScores
}

export async function buildLexicalSearch(
  faqs: readonly SearchableFaq[],
  listed: FaqTexts,
  { book, train, breathe }: { book: TermBook; train: boolean; breathe: Breather },
): Promise<LexicalSearch> {
  const { owners, faqCount } = listed
  const examples: TextTerms[] = []
  for (const text of listed.texts) {
    const pause = breathe()
    if (pause) await pause
    examples.push(book.read(text))
  }
  const wholes: ReturnType<typeof joinWords>[] = []
  for (const [position, faq] of faqs.entries()) {
    const pause = breathe()
    if (pause) await pause
    const keywords = faq.keywords.map((keyword) => book.read(keyword))
    wholes.push(
      joinWords([...examples.slice(listed.starts[position], listed.starts[position + 1]), ...keywords]),
    )
  }
  const whole = await buildTermIndex(wholes, book.size(), bm25Weights, breathe)
  const single = await buildTermIndex(examples, book.size(), cosineWeights, breathe)
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
    breathe,
  })
  return {
    score(text) {
      const terms = book.look(text)
      let trained: Float32Array | null = null
      return {
        ...shares(whole, terms, faqCount),
        closest: nearest(terms),
        trained() {
          trained ??= classify(terms)
          return trained
        },
      }
    },
  }
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
