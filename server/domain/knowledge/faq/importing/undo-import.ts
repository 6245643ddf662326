import type { Faq, FaqImport, FaqRevision } from '#prisma/generated/client.ts'
import type { Tx } from '../../../db.ts'
import { Conflict, NotFound } from '../../../errors.ts'
import { isUuid } from '../../../is-uuid.ts'
import { announceFaqs, changeFaqs, type FaqDeps } from '../change-faqs.ts'
import { parseContent, sameContent } from '../faq-content.ts'
import { type FaqChange, keepRevisions } from '../faq-history.ts'
import { withLiveLink, wordedAt } from '../link-translation.ts'
import { requireFreeExternalId } from '../write-faq.ts'

/** An FAQ that was changed or deleted after the import, and so is left as it is. */
export interface KeptFaq {
  faqId: string
  question: string
  reason: 'changed' | 'deleted'
}

export interface UndoneImport {
  faqImport: FaqImport
  /** FAQs that are again as they were before the import. */
  restored: number
  /** FAQs that the import had created. */
  deleted: number
  kept: KeptFaq[]
}

/**
 * Takes an import back: what it updated is restored, what it created is deleted, in one transaction. What was changed
 * since is left and named. The history keeps all of it. @throws NotFound, Conflict when it was taken back already, or
 * an externalId that it gives back is another FAQ's by now
 */
export async function undoImport(deps: FaqDeps, importId: string, by: string | null): Promise<UndoneImport> {
  if (!isUuid(importId)) throw new NotFound('The import')
  const undone = await changeFaqs(deps, async (tx, at) => {
    const found = await tx.faqImport.findUnique({ where: { id: importId } })
    if (!found) throw new NotFound('The import')
    if (found.undoneAt) throw new Conflict('This import has already been undone.')
    const kept: KeptFaq[] = []
    const restored: FaqChange[] = []
    const deleted: FaqChange[] = []
    for (const { after, before, current } of await changesOf(tx, importId)) {
      const { faqId } = after
      const imported = parseContent(after.snapshot)
      if (!current) kept.push({ faqId, question: imported.question, reason: 'deleted' })
      else if (!sameContent(current, imported))
        kept.push({ faqId, question: current.question, reason: 'changed' })
      else if (before) {
        const content = await withLiveLink(tx, parseContent(before.snapshot), faqId)
        await requireFreeExternalId(tx, content.externalId, faqId)
        const faq = await tx.faq.update({
          where: { id: faqId },
          data: {
            ...{ ...content, ...wordedAt(current, content, at) },
            ...{ version: { increment: 1 }, updatedAt: at },
          },
        })
        restored.push({ action: 'RESTORED', faq, by, at })
      } else deleted.push({ action: 'DELETED', faq: current, by, at })
    }
    await tx.faq.deleteMany({ where: { id: { in: deleted.map(({ faq }) => faq.id) } } })
    await keepRevisions(tx, [...restored, ...deleted])
    const faqImport = await tx.faqImport.update({
      where: { id: importId },
      data: { undoneAt: at, undoneBy: by },
    })
    return { faqImport, restored: restored.length, deleted: deleted.length, kept }
  })
  await announceFaqs(deps)
  return undone
}

interface ImportedChange {
  /** The last thing that the import did to the FAQ. */
  after: FaqRevision
  /** The state before the first; null for an FAQ that it created. */
  before: FaqRevision | null
  current: Faq | null
}

async function changesOf(tx: Tx, importId: string): Promise<ImportedChange[]> {
  const own = await tx.faqRevision.findMany({ where: { importId }, select: { faqId: true } })
  const ids = [...new Set(own.map(({ faqId }) => faqId))]
  const revisions = await tx.faqRevision.findMany({
    where: { faqId: { in: ids } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  const faqs = new Map((await tx.faq.findMany({ where: { id: { in: ids } } })).map((faq) => [faq.id, faq]))
  return [...Map.groupBy(revisions, ({ faqId }) => faqId)].flatMap(([faqId, history]) => {
    const first = history.findIndex((revision) => revision.importId === importId)
    const after = history.findLast((revision) => revision.importId === importId)
    return after ? [{ after, before: history[first - 1] ?? null, current: faqs.get(faqId) ?? null }] : []
  })
}
