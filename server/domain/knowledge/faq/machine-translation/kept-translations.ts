import type { Faq, MachineTranslation } from '#prisma/generated/client.ts'
import type { Db } from '../../../db.ts'
import { wordingOf } from '../wording.ts'

type Words = Pick<Faq, 'question' | 'answer'>

/** A translation belongs to the words that it says in another language. */
export function isOutdated({ sourceHash }: Pick<MachineTranslation, 'sourceHash'>, words: Words): boolean {
  return Buffer.compare(sourceHash, wordingOf(words)) !== 0
}

/** The translations of these FAQs into a language that are still up to date, by the FAQs' ids. */
export async function readMachineTranslations(
  db: Db,
  faqs: readonly (Words & Pick<Faq, 'id'>)[],
  language: string,
): Promise<Map<string, MachineTranslation>> {
  const rows = await db.machineTranslation.findMany({
    where: { faqId: { in: faqs.map(({ id }) => id) }, language },
  })
  const current = rows.filter((row) => {
    const faq = faqs.find(({ id }) => id === row.faqId)
    return faq && !isOutdated(row, faq)
  })
  return new Map(current.map((row) => [row.faqId, row]))
}

/** Keeps a translation, or why there is none, in the place of an earlier one. */
export async function keepMachineTranslation(
  db: Db,
  faq: Words & Pick<Faq, 'id'>,
  translated: { language: string; question: string; answer: string; problem: string | null; now: Date },
): Promise<void> {
  const { now, ...words } = translated
  const data = { ...words, sourceHash: wordingOf(faq), createdAt: now }
  const place = { faqId: faq.id, language: words.language }
  // Of an FAQ that is gone nothing is kept. Two customers at once: the later translation is as good.
  if ((await db.faq.count({ where: { id: faq.id } })) === 0) return
  await db.machineTranslation.upsert({
    where: { faqId_language: place },
    create: { ...data, ...place },
    update: data,
  })
}
