import type { Db, Tx } from '../../db.ts'
import { InvalidInput } from '../../errors.ts'
import type { FaqContent } from './faq-content.ts'
import { questionKey } from './question-key.ts'

/** What is looked at of an FAQ to make another one its translation. */
export interface LinkableFaq {
  id: string
  question: string
  /** Of its question; see `questionKey`. */
  key: string
  externalId: string | null
  language: string | null
  translationOfId: string | null
}

/** All FAQs, oldest first. */
export async function listLinkableFaqs(db: Db | Tx): Promise<(LinkableFaq & { category: string })[]> {
  const faqs = await db.faq.findMany({
    select: {
      ...{ id: true, question: true, category: true },
      ...{ externalId: true, language: true, translationOfId: true },
    },
    orderBy: { id: 'asc' },
  })
  return faqs.map((faq) => ({ ...faq, key: questionKey(faq.question) }))
}

/**
 * The id of the original that `reference` names: by its id, its externalId or its question; a translation stands for its
 * own original. One language has one variant of an FAQ. `own.id`: null of an FAQ that is not stored yet.
 * @throws InvalidInput for `translationOf` or `language`
 */
export function linkTranslation(
  faqs: readonly LinkableFaq[],
  own: { id: string | null; language: string | null },
  reference: string,
): string {
  const found = findFaq(faqs, reference)
  const original = found.translationOfId ? faqs.find(({ id }) => id === found.translationOfId) : found
  if (!original) throw missing(reference)
  if (original.id === own.id) throw refusal('An FAQ is not a translation of itself.')
  if (own.id !== null && faqs.some(({ translationOfId }) => translationOfId === own.id))
    throw refusal('This FAQ has translations of its own. Link those to the other FAQ first.')
  requireOwnLanguage(faqs, own, original)
  return original.id
}

/** @throws InvalidInput for `language` */
function requireOwnLanguage(
  faqs: readonly LinkableFaq[],
  own: { id: string | null; language: string | null },
  original: LinkableFaq,
): void {
  if (own.language === null)
    throw new InvalidInput('language', 'Name the language: a translation needs one, such as "de".')
  const variants = [original, ...faqs.filter(({ translationOfId }) => translationOfId === original.id)]
  const same = variants.find(({ id, language }) => id !== own.id && language === own.language)
  if (same)
    throw new InvalidInput(
      'language',
      `"${same.question}" is this FAQ in the language "${own.language}" already.`,
    )
}

function findFaq(faqs: readonly LinkableFaq[], reference: string): LinkableFaq {
  const byId = faqs.find(({ id, externalId }) => id === reference || externalId === reference)
  if (byId) return byId
  const wanted = questionKey(reference)
  const asked = faqs.filter(({ key }) => key === wanted)
  const originals = asked.filter(({ translationOfId }) => translationOfId === null)
  const [only, another] = originals.length > 0 ? originals : asked
  if (another)
    throw refusal(`Several FAQs have the question "${shorten(reference)}". Name the id or externalId of one.`)
  if (!only) throw missing(reference)
  return only
}

function missing(reference: string): InvalidInput {
  return refusal(
    `No FAQ has "${shorten(reference)}" as its id, externalId or question. Write or import the original first.`,
  )
}

function refusal(message: string): InvalidInput {
  return new InvalidInput('translationOf', message)
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}

/** A state of before with its link, as far as that can still be: the original is there, and lacks this language. */
export async function withLiveLink(tx: Tx, content: FaqContent, id: string): Promise<FaqContent> {
  if (content.translationOfId === null) return content
  try {
    const faqs = await listLinkableFaqs(tx)
    return { ...content, translationOfId: linkTranslation(faqs, { ...content, id }, content.translationOfId) }
  } catch (error) {
    if (error instanceof InvalidInput) return { ...content, translationOfId: null }
    throw error
  }
}

/** The translations of an FAQ that goes belong together still: the oldest becomes their original. */
export async function passOnTranslations(tx: Tx, originalId: string): Promise<void> {
  const [heir, ...others] = await tx.faq.findMany({
    where: { translationOfId: originalId },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  if (!heir) return
  await tx.faq.update({ where: { id: heir.id }, data: { translationOfId: null } })
  await tx.faq.updateMany({
    where: { id: { in: others.map(({ id }) => id) } },
    data: { translationOfId: heir.id },
  })
}

/** When the words were last checked against the original's: now, when they are new; unchanged else. */
export function wordedAt(before: FaqContent | null, after: FaqContent, at: Date): { wordedAt?: Date } {
  const isSame = before?.question === after.question && before.answer === after.answer
  return isSame && before.translationOfId === after.translationOfId ? {} : { wordedAt: at }
}

/** Whether the original has been reworded since the translation was. */
export function isOutdated(translation: { wordedAt: Date }, original: { wordedAt: Date }): boolean {
  return original.wordedAt > translation.wordedAt
}
