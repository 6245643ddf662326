import { isClear } from './clear-language.ts'
import type { DetectedLanguage } from './detect-language.ts'

/** What is surer than this is believed when nothing is known of a customer's language. */
const BELIEVED = 0.8

/**
 * The language after a message, when it is certain enough to translate for: an answer in a wrong language helps less
 * than one in the FAQ's. Null: it is not.
 */
export function certainLanguageAfter(known: string | null, detected: DetectedLanguage | null): string | null {
  return known === null && !isClear(detected) ? null : languageAfter(known, detected)
}

/**
 * The language of a session after a message: the message's own when it is clear, else the one known. A short or
 * doubtful message changes nothing.
 * @param known what the client said or earlier messages showed; null: nothing yet
 * @param detected of the message
 */
export function languageAfter(known: string | null, detected: DetectedLanguage | null): string | null {
  if (known === null) return detected && detected.confidence >= BELIEVED ? detected.language : null
  return isClear(detected) ? detected.language : known
}
