import type { Faq } from '#prisma/generated/client.ts'
import { NotFound } from '../../errors.ts'
import { isUuid } from '../../is-uuid.ts'
import { announceFaqs, changeFaqs, type FaqDeps } from './change-faqs.ts'
import { parseContent, sameContent } from './faq-content.ts'
import { keepRevisions } from './faq-history.ts'
import { withLiveLink, wordedAt } from './link-translation.ts'
import { requireFreeExternalId } from './write-faq.ts'

/**
 * Puts an FAQ back to how it was at a revision; one that was deleted comes back under its own id, so that old
 * messages cite it again. That is a change of its own: nothing of the history is lost. @throws NotFound, Conflict
 */
export async function restoreFaq(deps: FaqDeps, revisionId: string, by: string | null): Promise<Faq> {
  if (!isUuid(revisionId)) throw new NotFound('The revision')
  const faq = await changeFaqs(deps, async (tx, at) => {
    const revision = await tx.faqRevision.findUnique({ where: { id: revisionId } })
    if (!revision) throw new NotFound('The revision')
    const content = await withLiveLink(tx, parseContent(revision.snapshot), revision.faqId)
    const where = { id: revision.faqId }
    const before = await tx.faq.findUnique({ where })
    if (before && sameContent(before, content)) return before
    await requireFreeExternalId(tx, content.externalId, revision.faqId)
    const restored = before
      ? await tx.faq.update({
          where,
          data: { ...content, ...wordedAt(before, content, at), version: { increment: 1 }, updatedAt: at },
        })
      : await tx.faq.create({
          data: { ...where, ...content, wordedAt: at, createdAt: at, updatedAt: at },
        })
    await keepRevisions(tx, [{ action: 'RESTORED', faq: restored, by, at }])
    return restored
  })
  await announceFaqs(deps)
  return faq
}
