import type { Deps } from '../../../deps.ts'
import type { SearchableFaq } from '../../search/faq-match.ts'

/** The FAQs that answered most often in the last 30 days, then others in the order in which they were written. */
export async function suggestedFaqs(
  { mostAsked, faqs }: Pick<Deps, 'mostAsked' | 'faqs'>,
  limit: number,
): Promise<SearchableFaq[]> {
  const ids = await mostAsked.ids()
  const all = faqs.current().faqs
  const byId = new Map(ids.map((id) => [id, null as SearchableFaq | null]))
  for (const faq of all) if (byId.has(faq.id)) byId.set(faq.id, faq)
  const asked = [...byId.values()].filter((faq) => faq !== null).slice(0, limit)
  if (asked.length === limit) return asked
  const chosen = new Set(asked)
  const seen = new Set(asked.map(({ category }) => category))
  // Before any question was asked: one of each category first, so that the suggestions show the breadth of the FAQ.
  for (const faq of all) {
    if (chosen.size === limit) break
    if (!chosen.has(faq) && !seen.has(faq.category)) {
      seen.add(faq.category)
      chosen.add(faq)
    }
  }
  for (const faq of all) {
    if (chosen.size === limit) break
    chosen.add(faq)
  }
  return [...chosen]
}
