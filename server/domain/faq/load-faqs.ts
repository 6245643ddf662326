import type { Faq } from '#prisma/generated/client.ts'
import type { Db } from '../db.ts'

/** What the search may answer from: whole rows, so that what it finds can be shown without another read. */
export async function loadFaqs(db: Db): Promise<{ faqs: Faq[]; fingerprint: string }> {
  // The fingerprint first: a change in between makes it old, and the next look reads again.
  const fingerprint = await faqFingerprint(db)
  const faqs = await db.faq.findMany({ where: { enabled: true }, orderBy: { id: 'asc' } })
  return { faqs, fingerprint }
}

/** Changes with every change of the FAQ: an insert or update makes the newest time newer, a deletion the count smaller. */
export async function faqFingerprint(db: Db): Promise<string> {
  const { _count, _max } = await db.faq.aggregate({ _count: true, _max: { updatedAt: true } })
  return `${_count}:${_max.updatedAt?.toISOString() ?? ''}`
}
