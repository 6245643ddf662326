import type { FaqIndex } from './faq-index.ts'
import type { SearchableFaq } from './faq-match.ts'

/** Suggestions while somebody types, for the chat's composer and the console's list: within a frame of 16 ms. */
export function suggestFaqs(index: FaqIndex, prefix: string, limit = 5): SearchableFaq[] {
  return index.suggester().suggest(prefix, limit)
}
