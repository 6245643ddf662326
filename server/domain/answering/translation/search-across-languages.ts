import type { ModelCallRecord } from '#server/ports/language-model.ts'
import type { Deps } from '../../deps.ts'
import type { FaqDecision, FaqMatch } from '../../knowledge/search/faq-match.ts'
import { searchForMessage } from '../../knowledge/search/search-for-message.ts'
import { mayTranslate, translateTexts } from '../../translation/translate-texts.ts'
import { languageOf } from './translate-reply.ts'

/** So many entries a model gets to answer from. */
const NEAREST_FOR_MODEL = 8

/**
 * What the search says to a question in the language of most FAQs that are in another one than the customer's. The
 * question is translated once; when that fails, the decision is the one that was there before.
 * @throws ModelFailure `aborted`
 */
export async function searchAcrossLanguages(
  deps: Deps,
  question: { text: string; language: string | null },
  alone: FaqDecision,
  signal: AbortSignal,
): Promise<{ decision: FaqDecision; calls: readonly ModelCallRecord[] }> {
  const { text, language } = question
  const to = language === null ? null : otherLanguageOfFaqs(deps, language)
  if (language === null || to === null) return { decision: alone, calls: [] }
  const { translated, calls } = await translateQuestion(deps, { text, from: language, to, signal })
  if (translated === null) return { decision: alone, calls }
  return { decision: better(alone, await searchForMessage(deps, translated)), calls }
}

/** The language of most FAQs that are in another language than this one; null: all are in it, or nobody translates. */
function otherLanguageOfFaqs(deps: Deps, language: string): string | null {
  if (!mayTranslate(deps)) return null
  const counts = new Map<string, number>()
  for (const faq of deps.faqs.current().faqs) {
    const own = languageOf(faq, deps.settings)
    if (own !== language) counts.set(own, (counts.get(own) ?? 0) + 1)
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null
}

async function translateQuestion(
  deps: Deps,
  { text, from, to, signal }: { text: string; from: string; to: string; signal: AbortSignal },
): Promise<{ translated: string | null; calls: readonly ModelCallRecord[] }> {
  const kept = deps.translatedQuestions.get(text, to)
  if (kept !== null) {
    deps.metrics.translated({ what: 'question', outcome: 'kept' })
    return { translated: kept, calls: [] }
  }
  const outcome = await translateTexts(deps, { texts: [text], from, to, signal })
  deps.metrics.translated({ what: 'question', outcome: outcome.kind })
  const translated = outcome.kind === 'translated' ? (outcome.texts[0] ?? null) : null
  if (translated !== null) deps.translatedQuestions.set(text, to, translated)
  return { translated, calls: outcome.calls }
}

const sureness: Record<FaqDecision['kind'], number> = {
  answer: 3,
  'may-help': 2,
  'did-you-mean': 1,
  nothing: 0,
}

/** The surer of two decisions, with the nearest entries of both. */
function better(alone: FaqDecision, across: FaqDecision): FaqDecision {
  const surer = sureness[across.kind] >= sureness[alone.kind] ? across : alone
  const nearest = new Map<string, FaqMatch>()
  for (const match of [...surer.nearest, ...alone.nearest, ...across.nearest])
    if (!nearest.has(match.faq.id)) nearest.set(match.faq.id, match)
  return { ...surer, nearest: [...nearest.values()].slice(0, NEAREST_FOR_MODEL) }
}
