import type { Faq } from '#prisma/generated/client.ts'
import { NotFound } from '../errors.ts'
import { isUuid } from '../viewer.ts'
import { announceFaqs, changeFaqs, type FaqDeps } from './change-faqs.ts'
import { parseContent, sameContent } from './faq-content.ts'
import { keepRevisions } from './faq-history.ts'

/**
 * Puts an FAQ back to how it was at a revision; one that was deleted comes back under its own id, so that old
 * messages cite it again. That is a change of its own: nothing of the history is lost. @throws NotFound
 */
export async function restoreFaq(deps: FaqDeps, revisionId: string, by: string | null): Promise<Faq> {
  if (!isUuid(revisionId)) throw new NotFound('The revision')
  const faq = await changeFaqs(deps, async (tx, at) => {
    const revision = await tx.faqRevision.findUnique({ where: { id: revisionId } })
    if (!revision) throw new NotFound('The revision')
    const content = parseContent(revision.snapshot)
    const where = { id: revision.faqId }
    const before = await tx.faq.findUnique({ where })
    if (before && sameContent(before, content)) return before
    const restored = before
      ? await tx.faq.update({ where, data: { ...content, updatedAt: at } })
      : await tx.faq.create({ data: { ...where, ...content, createdAt: at, updatedAt: at } })
    await keepRevisions(tx, [{ action: 'RESTORED', faq: restored, by, at }])
    return restored
  })
  await announceFaqs(deps)
  return faq
}
