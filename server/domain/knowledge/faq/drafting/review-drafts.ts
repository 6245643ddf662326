import type { Faq } from '#prisma/generated/client.ts'
import type { Tx } from '../../../db.ts'
import type { Deps } from '../../../deps.ts'
import { InvalidInput } from '../../../errors.ts'
import { isUuid } from '../../../is-uuid.ts'
import { keepDismissed } from '../authoring/dismissed-phrasings.ts'
import { announceFaqs, changeFaqs, type FaqDeps } from '../change-faqs.ts'
import { applyFaqInput, checkFaqInput, withChanges } from '../check-faq-input.ts'
import { sameContent } from '../faq-content.ts'
import { keepOrigins, keepRevisions } from '../faq-history.ts'

const MAX_DRAFTS = 200

export interface AcceptedDraft {
  id: string
  /** As the editor has changed it. */
  text?: string | null | undefined
}

/**
 * Makes drafts phrasings of their FAQs, in one transaction. Those that are gone, because another editor has reviewed them
 * meanwhile, are left out. @throws InvalidInput
 */
export async function acceptDrafts(
  deps: FaqDeps,
  accepted: readonly AcceptedDraft[],
  by: string | null,
): Promise<{ accepted: number; faqs: Faq[] }> {
  const texts = new Map(accepted.map(({ id, text }) => [id, text]))
  const ids = checkedIds('drafts', [...texts.keys()])
  const result = await changeFaqs(deps, async (tx, at) => {
    const drafts = await tx.phrasingDraft.findMany({
      where: { id: { in: ids } },
      orderBy: { id: 'asc' },
      include: { faq: true },
    })
    const byFaq = Map.groupBy(drafts, ({ faqId }) => faqId)
    const faqs: Faq[] = []
    for (const some of byFaq.values()) {
      const [{ faq } = {}] = some
      if (faq)
        faqs.push(
          await addPhrasings(
            tx,
            faq,
            some.map(({ id, text }) => texts.get(id) ?? text),
            { by, at },
          ),
        )
    }
    await tx.phrasingDraft.deleteMany({ where: { id: { in: drafts.map(({ id }) => id) } } })
    return { accepted: drafts.length, faqs }
  })
  if (result.accepted > 0) await announceFaqs(deps)
  return result
}

/** Deletes drafts, which are not proposed again; returns how many were there. @throws InvalidInput */
export async function dismissDrafts(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  draftIds: readonly string[],
): Promise<number> {
  const where = { id: { in: checkedIds('draftIds', draftIds) } }
  return db.$transaction(async (tx) => {
    const drafts = await tx.phrasingDraft.findMany({ where, include: { faq: true } })
    const dismissed = drafts.map(({ faqId, text, faq: { question, answer } }) => ({
      ...{ faqId, text, question, answer },
    }))
    await keepDismissed(tx, dismissed, clock())
    const { count } = await tx.phrasingDraft.deleteMany({ where })
    return count
  })
}

async function addPhrasings(
  tx: Tx,
  faq: Faq,
  texts: readonly string[],
  { by, at }: { by: string | null; at: Date },
): Promise<Faq> {
  const checked = checkFaqInput(withChanges(faq, { phrasings: [...faq.phrasings, ...texts] }))
  const content = applyFaqInput(faq, checked)
  if (sameContent(faq, content)) return faq
  await keepOrigins(tx, [faq])
  const updated = await tx.faq.update({
    where: { id: faq.id },
    data: { ...content, version: { increment: 1 }, updatedAt: at },
  })
  await keepRevisions(tx, [{ action: 'UPDATED', faq: updated, by, at }])
  return updated
}

/** What is no id names nothing that is there. @throws InvalidInput */
function checkedIds(field: 'drafts' | 'draftIds', ids: readonly string[]): string[] {
  if (ids.length > MAX_DRAFTS)
    throw new InvalidInput(
      field,
      `${field} has ${ids.length} entries; ${MAX_DRAFTS} are allowed. Send the others in another call.`,
    )
  return ids.filter(isUuid)
}
