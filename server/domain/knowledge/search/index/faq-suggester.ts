import Fuse, { type IFuseOptions } from 'fuse.js'
import type { SearchableFaq } from '../faq-match.ts'
import { foldText } from '../text/normalize-text.ts'

// Search as you type: the words stand anywhere in the question, the last of them may be unfinished or misspelt.
const options: IFuseOptions<{ question: string; rest: string }> = {
  keys: [
    { name: 'question', weight: 2 },
    { name: 'rest', weight: 1 },
  ],
  threshold: 0.35,
  ignoreLocation: true,
  shouldSort: true,
}
const MIN_CHARACTERS = 2
const MAX_CHARACTERS = 32
/** fuse.js reads every text: with more FAQs than this it would not be done within a frame of 16 ms. */
const MAX_FUZZY = 1_200

export interface FaqSuggester {
  /** FAQs whose question or phrasing goes on like this, best first. For every key stroke: within 16 ms. */
  suggest(prefix: string, limit?: number): SearchableFaq[]
}

/** Made once an index, when the first suggestion is asked for. */
export function createFaqSuggester(faqs: readonly SearchableFaq[]): FaqSuggester {
  const rows = faqs.map((faq) => ({
    question: foldText(faq.question),
    rest: foldText(faq.phrasings.join(' · ')),
  }))
  const fuse = rows.length <= MAX_FUZZY ? new Fuse(rows, options) : null
  return {
    suggest(prefix, limit = 5) {
      const typed = foldText(prefix).trim().slice(0, MAX_CHARACTERS)
      if (typed.length < MIN_CHARACTERS) return []
      const words = typed.split(/\s+/)
      const plain = rows.flatMap((row, at) => {
        const inQuestion = words.every((word) => row.question.includes(word))
        return inQuestion || words.every((word) => row.rest.includes(word))
          ? [{ at, rank: inQuestion ? (row.question.startsWith(typed) ? 0 : 1) : 2 }]
          : []
      })
      const found = plain.sort((a, b) => a.rank - b.rank || a.at - b.at).map(({ at }) => at)
      if (found.length < limit && fuse)
        for (const { refIndex } of fuse.search(typed, { limit }))
          if (!found.includes(refIndex)) found.push(refIndex)
      return found.slice(0, limit).flatMap((at) => faqs[at] ?? [])
    },
  }
}
