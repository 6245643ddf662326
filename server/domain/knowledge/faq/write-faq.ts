import type { Faq } from '#prisma/generated/client.ts'
import type { Tx } from '../../db.ts'
import { Conflict, NotFound } from '../../errors.ts'
import { isUuid } from '../../is-uuid.ts'
import { announceFaqs, changeFaqs, type FaqDeps } from './change-faqs.ts'
import {
  applyFaqInput,
  type CheckedFaq,
  checkFaqInput,
  type FaqChanges,
  type FaqInput,
  withChanges,
} from './check-faq-input.ts'
import { type FaqContent, sameContent } from './faq-content.ts'
import { keepOrigins, keepRevisions } from './faq-history.ts'
import { linkTranslation, listLinkableFaqs, passOnTranslations, wordedAt } from './link-translation.ts'
import { spellCategory } from './spelled-category.ts'

/** `by`: who does it, for the history; see `authorOf`. Left out: this installation itself. @throws InvalidInput, Conflict */
export async function createFaq(deps: FaqDeps, input: FaqInput, by: string | null = null): Promise<Faq> {
  const checked = checkFaqInput(input)
  const faq = await changeFaqs(deps, async (tx, at) => {
    const category = await spellCategory(tx, checked.category, null)
    const content = await withLink(tx, null, applyFaqInput(null, { ...checked, category }), checked)
    await requireFreeExternalId(tx, content.externalId, null)
    const created = await tx.faq.create({
      data: { ...content, wordedAt: at, createdAt: at, updatedAt: at },
    })
    await keepRevisions(tx, [{ action: 'CREATED', faq: created, by, at }])
    return created
  })
  await announceFaqs(deps)
  return faq
}

export interface FaqUpdate extends FaqChanges {
  /** That which the editor saw: when another change came first, nothing is written. */
  expectedVersion?: number | null | undefined
  /** The translation says what its original says by now, with or without a change. */
  isUpToDate?: boolean | null | undefined
}

/** Changes what is given and leaves the rest as it is. @throws InvalidInput, NotFound, Conflict */
export async function updateFaq(
  deps: FaqDeps,
  id: string,
  { expectedVersion, isUpToDate, ...changes }: FaqUpdate,
  by: string | null = null,
): Promise<Faq> {
  if (!isUuid(id)) throw new NotFound('The FAQ')
  const faq = await changeFaqs(deps, async (tx, at) => {
    const before = await tx.faq.findUnique({ where: { id } })
    if (!before) throw new NotFound('The FAQ')
    if (expectedVersion != null && expectedVersion !== before.version) {
      throw new Conflict(
        `The FAQ is now at version ${before.version}. Read it again, then change that version.`,
      )
    }
    const checked = checkFaqInput(withChanges(before, changes))
    const category = await spellCategory(tx, checked.category, id)
    const content = await withLink(tx, id, applyFaqInput(before, { ...checked, category }), checked)
    const worded = isUpToDate ? { wordedAt: at } : wordedAt(before, content, at)
    // Saved without a change: nothing for the history.
    if (sameContent(before, content))
      return isUpToDate ? tx.faq.update({ where: { id }, data: worded }) : before
    await requireFreeExternalId(tx, content.externalId, id)
    await keepOrigins(tx, [before])
    const updated = await tx.faq.update({
      where: { id },
      data: { ...content, ...worded, version: { increment: 1 }, updatedAt: at },
    })
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
    await passOnTranslations(tx, id)
    return tx.faq.delete({ where: { id } })
  })
  await announceFaqs(deps)
  return faq
}

/** A link that is given is found; one that stays is checked when the language changes. @throws InvalidInput */
async function withLink(
  tx: Tx,
  id: string | null,
  content: FaqContent,
  { translationOf, language }: Pick<CheckedFaq, 'translationOf' | 'language'>,
): Promise<FaqContent> {
  const reference = translationOf || (language === undefined ? null : content.translationOfId)
  if (reference === null) return content
  return {
    ...content,
    translationOfId: linkTranslation(await listLinkableFaqs(tx), { ...content, id }, reference),
  }
}

/** Changes take turns (`changeFaqs`), so what is free now stays free. @throws Conflict */
export async function requireFreeExternalId(
  tx: Tx,
  externalId: string | null,
  exceptId: string | null,
): Promise<void> {
  if (externalId === null) return
  const other = await tx.faq.findUnique({ where: { externalId }, select: { id: true } })
  if (other && other.id !== exceptId)
    throw new Conflict(`The FAQ ${other.id} already has the externalId "${externalId}".`)
}
