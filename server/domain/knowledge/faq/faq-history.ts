import type { Faq } from '#prisma/generated/client.ts'
import type { FaqAction } from '#prisma/generated/enums.ts'
import type { Viewer } from '../../access/authenticate.ts'
import type { Tx } from '../../db.ts'
import { contentOf } from './faq-content.ts'

export interface FaqChange {
  action: FaqAction
  /** After the change; of a deletion, as it was. */
  faq: Faq
  /** The name on the key; null when a command on the machine did it. */
  by: string | null
  at: Date
  /** The import that did it, or was taken back; left out for a change by hand. */
  importId?: string
}

/** The name that the history keeps of who changes an FAQ. */
export function authorOf(viewer: Viewer): string | null {
  return viewer.kind === 'staff' || viewer.kind === 'partner' ? viewer.key.name : null
}

/** Belongs into the transaction of the change itself: there is no change without its revision. */
export async function keepRevisions(tx: Tx, changes: readonly FaqChange[]): Promise<void> {
  await tx.faqRevision.createMany({
    data: changes.map(({ action, faq, by, at, importId }) => ({
      faqId: faq.id,
      action,
      snapshot: { ...contentOf(faq) },
      changedBy: by,
      createdAt: at,
      importId: importId ?? null,
    })),
  })
}

/**
 * Before the first change of FAQs that were stored without a history (the demo's): how they were in the beginning,
 * else that could never be restored.
 */
export async function keepOrigins(tx: Tx, faqs: readonly Faq[]): Promise<void> {
  const known = await tx.faqRevision.findMany({
    where: { faqId: { in: faqs.map(({ id }) => id) } },
    distinct: ['faqId'],
    select: { faqId: true },
  })
  const ids = new Set(known.map(({ faqId }) => faqId))
  const without = faqs.filter(({ id }) => !ids.has(id))
  if (without.length === 0) return
  await keepRevisions(
    tx,
    without.map((faq) => ({ action: 'CREATED', faq, by: null, at: faq.createdAt })),
  )
}
