import type { SearchableFaq } from '../faq-match.ts'
import type { FaqIndex } from './faq-index.ts'

/** Suggestions while the customer or an editor types, for the chat's composer and the console's list: within a frame of 16 ms. */
export function suggestFaqs(index: FaqIndex, prefix: string, limit = 5): SearchableFaq[] {
  return index.suggester().suggest(prefix, limit)
}
