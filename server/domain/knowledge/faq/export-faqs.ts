import type { Db } from '../../db.ts'
import { contentOf, type FaqContent } from './faq-content.ts'

const PAGE = 500

/** An FAQ as a file has it: a translation names its original by the externalId, else by the question. */
export interface ExportedFaq extends Omit<FaqContent, 'translationOfId'> {
  /** Null for an original. */
  translationOf: string | null
}

/**
 * All FAQs, disabled ones too, a page at a time: what `importFaqs` takes back without a change. Originals before
 * translations, both oldest first.
 */
export async function* exportFaqs(db: Db): AsyncGenerator<ExportedFaq[]> {
  for (const translationOfId of [null, { not: null }]) {
    let after: string | null = null
    do {
      const page: ({ id: string; translationOf: Named | null } & FaqContent)[] = await db.faq.findMany({
        where: { translationOfId, ...(after === null ? {} : { id: { gt: after } }) },
        include: { translationOf: { select: { externalId: true, question: true } } },
        orderBy: { id: 'asc' },
        take: PAGE,
      })
      if (page.length > 0) yield page.map(toExported)
      after = page.length < PAGE ? null : (page.at(-1)?.id ?? null)
    } while (after !== null)
  }
}

type Named = Pick<FaqContent, 'externalId' | 'question'>

function toExported({ translationOf, ...faq }: FaqContent & { translationOf: Named | null }): ExportedFaq {
  const { translationOfId: _id, ...content } = contentOf(faq)
  return { ...content, translationOf: translationOf && (translationOf.externalId ?? translationOf.question) }
}
