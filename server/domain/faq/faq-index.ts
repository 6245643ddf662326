import type { SentenceEncoder } from '#server/ports/sentence-encoder.ts'
import type { SearchableFaq } from './faq-match.ts'
import { exactKey, wordsOf } from './normalize-text.ts'
import { buildTermIndex, type TermIndex } from './term-index.ts'

/** One state of the FAQ, ready to be searched. Never changes; a changed FAQ is a new index. */
export interface FaqIndex {
  readonly faqs: readonly SearchableFaq[]
  /** Normalised question, phrasing or keyword phrase to the positions in `faqs` that carry it. */
  readonly exact: ReadonlyMap<string, readonly number[]>
  readonly words: TermIndex
  readonly pieces: TermIndex
}

export interface FaqIndexOptions {
  /** Null: search by words alone. */
  encoder: SentenceEncoder | null
}

/** `faqs`: the enabled ones. */
export async function buildFaqIndex(
  faqs: readonly SearchableFaq[],
  _options: FaqIndexOptions,
): Promise<FaqIndex> {
  const exact = new Map<string, number[]>()
  faqs.forEach((faq, position) => {
    for (const text of [faq.question, ...faq.phrasings, ...faq.keywords]) {
      const key = exactKey(text)
      const holders = exact.get(key) ?? []
      if (key !== '' && !holders.includes(position)) exact.set(key, [...holders, position])
    }
  })
  const texts = faqs.map((faq) => [faq.question, ...faq.phrasings, ...faq.keywords].join('\n'))
  return {
    faqs,
    exact,
    words: buildTermIndex(texts.map(wordsOf), { saturation: 1.2, lengthPenalty: 0.5 }),
    pieces: buildTermIndex(texts.map(piecesOf), { saturation: 1.2, lengthPenalty: 0.5 }),
  }
}

/** Runs of three characters: they find inflected, compounded and misspelt words in any language. */
export function piecesOf(text: string): string[] {
  return wordsOf(text).flatMap((word) => {
    const padded = ` ${word} `
    return Array.from({ length: padded.length - 2 }, (_, start) => padded.slice(start, start + 3))
  })
}
