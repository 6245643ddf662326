import type { Deps } from '../../../deps.ts'
import type { SearchableFaq } from '../../search/faq-match.ts'

const WINDOW_DAYS = 30

/** Ids of the FAQs that answered most often in the last 30 days, then others in the order in which they were written. */
export async function mostAskedFaqs({ db, faqs, clock }: Deps, limit: number): Promise<SearchableFaq[]> {
  const since = new Date(clock().getTime() - WINDOW_DAYS * 86_400_000)
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT cited.id::text AS id
    FROM (
      SELECT unnest("citedFaqIds") AS id FROM "Message"
      WHERE "createdAt" >= ${since} AND "source" = 'FAQ'
      ORDER BY "createdAt" DESC LIMIT 20000
    ) AS cited
    GROUP BY cited.id ORDER BY count(*) DESC, cited.id LIMIT ${limit}`
  const all = faqs.current().faqs
  const asked = rows.flatMap(({ id }) => all.find((faq) => faq.id === id) ?? [])
  const seen = new Set(asked.map(({ category }) => category))
  // Before any question was asked: one of each category first, so that the suggestions show the breadth of the FAQ.
  const rest = all.filter((faq) => !asked.includes(faq))
  const firsts = rest.filter(({ category }) => !seen.has(category) && seen.add(category))
  return [...asked, ...firsts, ...rest.filter((faq) => !firsts.includes(faq))].slice(0, limit)
}
