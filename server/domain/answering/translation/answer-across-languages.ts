import type { Deps } from '../../deps.ts'
import type { FaqDecision } from '../../knowledge/search/faq-match.ts'
import { mayTranslate } from '../../translation/translate-texts.ts'
import { type AskedQuestion, askModel, type ModelOutcome } from '../model/ask-model.ts'
import { faqReply } from '../replies/replies.ts'
import { traceOf } from '../replies/trace-of.ts'
import type { ReplyFeed } from '../reply-feed.ts'
import { searchAcrossLanguages } from './search-across-languages.ts'
import { translateQuotes } from './translate-quotes.ts'
import {
  languageOf,
  type ToTranslate,
  toTranslate,
  translatedBefore,
  translateReply,
} from './translate-reply.ts'

export interface SpokenQuestion extends AskedQuestion {
  /** The customer's, as far as it is certain enough to translate for; a primary tag. */
  certainLanguage: string | null
  /** The answer is decided: it only has to be said in the customer's language. */
  toTranslate?: ToTranslate | undefined
}

/**
 * Answers a stored message with the model's help, whichever languages the customer and the FAQ speak: a sure FAQ in
 * translation, also one that only the translated question finds; else what the model is asked for.
 * @throws ModelFailure `aborted`
 */
export async function answerAcrossLanguages(
  deps: Deps,
  asked: SpokenQuestion,
  feed: ReplyFeed,
): Promise<ModelOutcome> {
  if (asked.toTranslate)
    return { escalate: asked.escalate, ...(await translateReply(deps, asked.toTranslate, feed.signal)) }
  const spoken = { text: asked.question.text, language: asked.certainLanguage }
  const { decision, calls } = await searchAcrossLanguages(deps, spoken, asked.decision, feed.signal)
  const outcome = await answerBy(deps, { ...asked, decision }, feed)
  return { ...outcome, calls: [...calls, ...outcome.calls] }
}

async function answerBy(deps: Deps, asked: SpokenQuestion, feed: ReplyFeed): Promise<ModelOutcome> {
  const { decision, certainLanguage, session } = asked
  if (decision.kind === 'answer') {
    const waiting = session.status === 'WAITING'
    const also = waiting ? null : decision.also
    const reply = faqReply(decision.match, also, traceOf(decision), { offersPerson: !waiting })
    const wanted = toTranslate(deps, reply, certainLanguage)
    if (!wanted) return { escalate: null, reply, calls: [] }
    const kept = await translatedBefore(deps, wanted)
    if (kept) return { escalate: null, reply: kept, calls: [] }
    return { escalate: null, ...(await translateReply(deps, wanted, feed.signal)) }
  }
  if (certainLanguage === null || !rulesCannotCompare(deps, decision, certainLanguage))
    return askModel(deps, asked, feed)
  const outcome = await askModel(deps, asked, { ...feed, write: () => undefined }, 'quote')
  const { reply, calls } = await translateQuotes(deps, outcome.reply, certainLanguage, feed.signal)
  return { ...outcome, reply, calls: [...outcome.calls, ...calls] }
}

/**
 * The rules of the proof compare words, and those of two languages have none in common: what a model says of an entry
 * in another language cannot be proven. So it only chooses the entry's sentences, which are translated one by one.
 */
function rulesCannotCompare(deps: Deps, { nearest }: FaqDecision, language: string): boolean {
  const { settings } = deps
  if (settings.grounding === 'open' || !mayTranslate(deps)) return false
  return nearest.some(({ faq }) => languageOf(faq, settings) !== language)
}
