import type { Db, Tx } from '../../../db.ts'
import { wordingOf } from '../wording.ts'

interface Worded {
  question: string
  answer: string
}

interface Dismissed extends Worded {
  faqId: string
  text: string
}

/** Keeps in mind that these drafts were wrong for their FAQs as they are worded now. */
export async function keepDismissed(tx: Tx, drafts: readonly Dismissed[], createdAt: Date): Promise<void> {
  await tx.dismissedPhrasing.createMany({
    data: drafts.map(({ faqId, text, ...faq }) => ({ faqId, text, wording: wordingOf(faq), createdAt })),
    skipDuplicates: true,
  })
}

/** The drafts that editors found wrong for an FAQ of this question and answer, newest first. */
export async function loadDismissed(db: Pick<Db, 'dismissedPhrasing'>, faq: Worded): Promise<string[]> {
  const rows = await db.dismissedPhrasing.findMany({
    where: { wording: wordingOf(faq) },
    orderBy: { createdAt: 'desc' },
    select: { text: true },
  })
  return rows.map(({ text }) => text)
}
