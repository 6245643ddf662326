import type { ModelCallRecord } from '#server/ports/language-model.ts'
import type { Deps } from '../../deps.ts'
import {
  keepMachineTranslation,
  readMachineTranslations,
} from '../../knowledge/faq/machine-translation/kept-translations.ts'
import type { SearchableFaq } from '../../knowledge/search/faq-match.ts'
import { primaryOf } from '../../knowledge/search/text/faq-languages.ts'
import { mayTranslate, translateTexts } from '../../translation/translate-texts.ts'
import { answersText, type ReplyDraft } from '../replies/replies.ts'

export interface ToTranslate {
  reply: ReplyDraft
  /** The FAQs whose answers the reply shows, in their order. */
  faqs: readonly SearchableFaq[]
  from: string
  /** The customer's language. */
  to: string
}

/**
 * What of a reply has to be translated for a customer: answers of the FAQ alone that are in another language. Null:
 * nothing, or nobody can.
 */
export function toTranslate(
  deps: Pick<Deps, 'faqs' | 'model' | 'settings'>,
  reply: ReplyDraft,
  customersLanguage: string | null,
): ToTranslate | null {
  if (reply.source !== 'FAQ' || customersLanguage === null) return null
  if (!mayTranslate(deps)) return null
  const known = deps.faqs.current().faqs
  const shown = reply.citedFaqIds.flatMap((id) => known.find((faq) => faq.id === id) ?? [])
  if (shown.length === 0 || shown.length < reply.citedFaqIds.length) return null
  const languages = new Set(shown.map((faq) => languageOf(faq, deps.settings)))
  const [from] = languages
  // Answers in two languages at once are rare enough to be shown as they are.
  if (!from || languages.size > 1 || from === customersLanguage) return null
  return { reply, faqs: shown, from, to: customersLanguage }
}

/** A primary language tag. */
export function languageOf(
  { language }: Pick<SearchableFaq, 'language'>,
  { defaultLanguage }: Pick<Deps['settings'], 'defaultLanguage'>,
): string {
  return language ? primaryOf(language) : defaultLanguage
}

/** The reply by translations that are there already, without the model; null when one is missing. */
export async function translatedBefore({ db, metrics }: Pick<Deps, 'db' | 'metrics'>, wanted: ToTranslate) {
  const found = await readMachineTranslations(db, wanted.faqs, wanted.to)
  const rows = wanted.faqs.flatMap((faq) => found.get(faq.id) ?? [])
  if (rows.length < wanted.faqs.length) return null
  metrics.translated({ what: 'faq', outcome: 'kept' })
  if (rows.some(({ problem }) => problem !== null)) return asWritten(wanted)
  return inTranslation(wanted, rows)
}

/**
 * Translates the FAQs that a reply shows, and keeps the translations for the next customer. A translation that fails, or
 * that changes something, leaves the reply in the FAQ's language.
 * @throws ModelFailure `aborted`
 */
export async function translateReply(
  deps: Deps,
  wanted: ToTranslate,
  signal: AbortSignal,
): Promise<{ reply: ReplyDraft; calls: readonly ModelCallRecord[] }> {
  const texts = wanted.faqs.flatMap(({ question, answer }) => [question, answer])
  const outcome = await translateTexts(deps, { texts, from: wanted.from, to: wanted.to, signal })
  deps.metrics.translated({ what: 'faq', outcome: outcome.kind })
  const { calls } = outcome
  if (outcome.kind === 'unavailable') return { reply: asWritten(wanted), calls }
  const problem = outcome.kind === 'changed' ? outcome.problem : null
  const translated = wanted.faqs.map((faq, at) => ({
    faq,
    question: outcome.kind === 'translated' ? (outcome.texts[2 * at] ?? '') : '',
    answer: outcome.kind === 'translated' ? (outcome.texts[2 * at + 1] ?? '') : '',
  }))
  // Of two FAQs only one may have been changed; which one is not told apart, so nothing is held against either.
  if (problem === null || wanted.faqs.length === 1)
    for (const { faq, ...words } of translated)
      await keepMachineTranslation(deps.db, faq, {
        language: wanted.to,
        ...words,
        problem,
        now: deps.clock(),
      })
  if (problem === null) return { reply: inTranslation(wanted, translated), calls }
  deps.log.warn(
    { problem, from: wanted.from, to: wanted.to },
    'A translation changed an FAQ and is not shown.',
  )
  return { reply: asWritten(wanted), calls }
}

function inTranslation(
  { reply, from, to }: ToTranslate,
  translated: readonly Pick<SearchableFaq, 'question' | 'answer'>[],
): ReplyDraft {
  const translation = { from, to, originalText: reply.text }
  return { ...reply, text: answersText(translated), language: to, translation }
}

function asWritten({ reply, from, to }: ToTranslate): ReplyDraft {
  return { ...reply, language: from, translation: { from, to, originalText: null } }
}
