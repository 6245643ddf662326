import type { Faq } from '#prisma/generated/client.ts'
import { NotFound } from '../errors.ts'
import { isUuid } from '../viewer.ts'
import { announceFaqs, changeFaqs, type FaqDeps } from './change-faqs.ts'
import { applyFaqInput, checkFaqInput, type FaqInput } from './check-faq-input.ts'
import { sameContent } from './faq-content.ts'
import { keepOrigins, keepRevisions } from './faq-history.ts'

/** `by`: who does it, for the history; see `authorOf`. Left out: this installation itself. @throws InvalidInput */
export async function createFaq(deps: FaqDeps, input: FaqInput, by: string | null = null): Promise<Faq> {
  const content = applyFaqInput(null, checkFaqInput(input))
  const faq = await changeFaqs(deps, async (tx, at) => {
    const created = await tx.faq.create({ data: { ...content, createdAt: at, updatedAt: at } })
    await keepRevisions(tx, [{ action: 'CREATED', faq: created, by, at }])
    return created
  })
  await announceFaqs(deps)
  return faq
}

/** Replaces the FAQ's words; lists that are left out stay as they are. @throws InvalidInput, NotFound */
export async function updateFaq(
  deps: FaqDeps,
  id: string,
  input: FaqInput,
  by: string | null = null,
): Promise<Faq> {
  const checked = checkFaqInput(input)
  if (!isUuid(id)) throw new NotFound('The FAQ')
  const faq = await changeFaqs(deps, async (tx, at) => {
    const before = await tx.faq.findUnique({ where: { id } })
    if (!before) throw new NotFound('The FAQ')
    const content = applyFaqInput(before, checked)
    // Saved without a change: nothing for the history.
    if (sameContent(before, content)) return before
    await keepOrigins(tx, [before])
    const updated = await tx.faq.update({ where: { id }, data: { ...content, updatedAt: at } })
    await keepRevisions(tx, [{ action: 'UPDATED', faq: updated, by, at }])
    return updated
  })
  await announceFaqs(deps)
  return faq
}

/** The history keeps what was deleted. @throws NotFound */
export async function deleteFaq(deps: FaqDeps, id: string, by: string | null = null): Promise<Faq> {
  if (!isUuid(id)) throw new NotFound('The FAQ')
  const faq = await changeFaqs(deps, async (tx, at) => {
    const before = await tx.faq.findUnique({ where: { id } })
    if (!before) throw new NotFound('The FAQ')
    await keepOrigins(tx, [before])
    await keepRevisions(tx, [{ action: 'DELETED', faq: before, by, at }])
    return tx.faq.delete({ where: { id } })
  })
  await announceFaqs(deps)
  return faq
}
