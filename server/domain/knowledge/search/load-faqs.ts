import type { Faq } from '#prisma/generated/client.ts'
import type { Db } from '../../db.ts'

/** What the search may answer from: whole rows, so that what it finds can be shown without another read. */
export async function loadFaqs(db: Db): Promise<{ faqs: Faq[]; fingerprint: string }> {
  // The fingerprint first: a change in between makes it old, and the next look reads again.
  const fingerprint = await faqFingerprint(db)
  const faqs = await db.faq.findMany({ where: { enabled: true }, orderBy: { id: 'asc' } })
  return { faqs, fingerprint }
}

/**
 * Changes with every write to the FAQ, whatever the clocks of the replicas say: `xmin` is the transaction that wrote a
 * row's present version.
 */
export async function faqFingerprint(db: Db): Promise<string> {
  const [row] = await db.$queryRaw<{ fingerprint: string }[]>`
    SELECT count(*) || ':' || coalesce(sum(hashtextextended("id" || ':' || xmin, 0)), 0) AS fingerprint FROM "Faq"`
  return row?.fingerprint ?? ''
}
