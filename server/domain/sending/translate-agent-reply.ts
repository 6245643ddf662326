import type { Viewer } from '../access/authenticate.ts'
import { requireSession } from '../access/authorize.ts'
import { cleanText } from '../clean-text.ts'
import type { Deps } from '../deps.ts'
import { Conflict, InvalidInput } from '../errors.ts'
import { clearLanguageOf } from '../language/clear-language.ts'
import { primaryLanguage } from '../language/language-tag.ts'
import type { TranslationProblem } from '../translation/check-translation.ts'
import { requireTranslationLanguage } from '../translation/messages/order-translations.ts'
import { differenceOf, translateTexts } from '../translation/translate-texts.ts'
import { recordModelCalls } from '../usage/record-model-calls.ts'
import { requireOwner } from './send-agent-message.ts'

export interface ReplyTranslation {
  /** Primary language tags. */
  from: string
  to: string
  text: string
  /** What it changed: it cannot be sent as a translation. Null: nothing that code can see. */
  problem: TranslationProblem | null
}

/**
 * An agent's words in the customer's language, before anybody else reads them. Nothing is stored or sent. Null: they are in
 * that language already.
 * @throws InvalidInput, NotFound, Conflict when the session is not this agent's, translation is off for them, or there
 *   is none
 */
export async function translateAgentReply(
  deps: Deps,
  viewer: Extract<Viewer, { kind: 'staff' }>,
  input: { sessionId: string; text: string; to?: string | null | undefined },
): Promise<ReplyTranslation | null> {
  const text = cleanText(input.text)
  const session = await requireSession(deps, viewer, input.sessionId)
  await requireOwner(deps, viewer, session)
  const own = requireTranslationLanguage(deps, viewer)
  const to = primaryLanguage(input.to, 'to') ?? session.language
  if (to === null) throw new InvalidInput('to', 'The customer’s language is not known yet. Name one.')
  const from = clearLanguageOf(text) ?? own
  if (from === to) return null
  const outcome = await deps.correlation.charge({ sessionId: session.id }, () =>
    translateTexts(deps, { texts: [text], from, to, signal: deps.stopping }),
  )
  deps.metrics.translated({ what: 'reply', outcome: outcome.kind })
  await recordModelCalls(deps, outcome.calls, { purpose: 'translation', sessionId: session.id })
  if (outcome.kind === 'unavailable')
    throw new Conflict(
      'The reply could not be translated. Try again, or send it as written.',
      'TRANSLATION_UNAVAILABLE',
    )
  const translated = cleanText(outcome.texts[0] ?? '', 'translation')
  // Compared as it will be when it is sent, so that what is shown as good is not refused then.
  const problem =
    outcome.kind === 'changed'
      ? outcome.problem
      : differenceOf({ text, language: from }, { text: translated, language: to })
  return { from, to, text: translated, problem }
}
