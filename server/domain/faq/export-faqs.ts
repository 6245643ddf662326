import type { Db } from '../db.ts'
import { contentOf, type FaqContent } from './faq-content.ts'

const PAGE = 500

/** All FAQs, disabled ones too, oldest first, a page at a time: what `importFaqs` takes back without a change. */
export async function* exportFaqs(db: Db): AsyncGenerator<FaqContent[]> {
  let after: string | null = null
  do {
    const page: ({ id: string } & FaqContent)[] = await db.faq.findMany({
      where: after === null ? {} : { id: { gt: after } },
      orderBy: { id: 'asc' },
      take: PAGE,
    })
    yield page.map(contentOf)
    after = page.length < PAGE ? null : (page.at(-1)?.id ?? null)
  } while (after !== null)
}
