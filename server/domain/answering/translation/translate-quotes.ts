import type { ModelCallRecord } from '#server/ports/language-model.ts'
import type { Deps } from '../../deps.ts'
import { translateTexts } from '../../translation/translate-texts.ts'
import type { SentenceEvidence } from '../proof/evidence.ts'
import type { ReplyDraft } from '../replies/replies.ts'
import { languageOf } from './translate-reply.ts'

/**
 * A reply of approved sentences in the customer's language. Each is compared with its original; when one cannot be
 * translated, all stay as the FAQs say them.
 * @throws ModelFailure `aborted`
 */
export async function translateQuotes(
  deps: Deps,
  reply: ReplyDraft,
  to: string,
  signal: AbortSignal,
): Promise<{ reply: ReplyDraft; calls: readonly ModelCallRecord[] }> {
  const { evidence } = reply
  const foreign = (evidence?.sentences ?? []).filter((sentence) => (languageIn(deps, sentence) ?? to) !== to)
  const [first] = foreign
  const from = first && languageIn(deps, first)
  if (!evidence || !from) return { reply, calls: [] }
  const outcome = await translateTexts(deps, { texts: foreign.map(({ text }) => text), from, to, signal })
  const { kind, calls } = outcome
  deps.metrics.translated({ what: 'answer', outcome: kind })
  if (outcome.kind !== 'translated')
    return { reply: { ...reply, language: from, translation: { from, to, originalText: null } }, calls }
  const translated = new Map(foreign.map((sentence, at) => [sentence, outcome.texts[at] ?? sentence.text]))
  const translation = { from, to, originalText: reply.text }
  const sentences = evidence.sentences.map((one) => ({ ...one, text: translated.get(one) ?? one.text }))
  const text = inTurn(
    reply.text,
    [...translated].map(([{ text: original }, own]) => [original, own]),
  )
  return { reply: { ...reply, text, language: to, translation, evidence: { ...evidence, sentences } }, calls }
}

/** The language of the entry that a sentence was taken from; null of a sentence that rests on none. */
function languageIn({ faqs, settings }: Deps, { sources }: SentenceEvidence): string | null {
  const faq = faqs.current().faqs.find(({ id }) => id === sources[0]?.faqId)
  return faq ? languageOf(faq, settings) : null
}

/** The text with each passage, in its order, in other words. */
function inTurn(text: string, passages: readonly (readonly [string, string])[]): string {
  let done = ''
  let rest = text
  for (const [original, instead] of passages) {
    const at = rest.indexOf(original)
    if (at < 0) continue
    done += rest.slice(0, at) + instead
    rest = rest.slice(at + original.length)
  }
  return done + rest
}
