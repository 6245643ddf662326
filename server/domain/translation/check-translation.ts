import { type Claim, changedClaim } from './claims.ts'
import { differingFact, type FactProblem, type TextIn } from './facts/same-facts.ts'
import { differingName } from './names.ts'

/** What a translation changed. `length`: it says much more or less. `untranslated`: it is the original. */
export type TranslationProblem = FactProblem | Claim | 'name' | 'length' | 'untranslated'

/** Chinese and Japanese say the same in about a third of the letters. */
const dense = new Set(['zh', 'ja', 'ko'])
/** Below this many letters a ratio says nothing. */
const SHORT = 24
const MAX_GROWTH = 2.2

/** The first thing that speaks against a translation of one sentence or line; null: nothing that code can see. */
export function problemOf(original: TextIn, translated: TextIn): TranslationProblem | null {
  const fact = differingFact(original, translated)
  if (fact) return fact
  if (differingName(original, translated) !== null) return 'name'
  const claim = changedClaim(original, translated)
  if (claim) return claim
  if (!comparableLength(original, translated)) return 'length'
  return isUntranslated(original, translated) ? 'untranslated' : null
}

/** A sentence that has grown far beyond its original holds more than it. */
function comparableLength(original: TextIn, translated: TextIn): boolean {
  const [from, to] = [weight(original), weight(translated)]
  return to <= Math.max(from, SHORT) * MAX_GROWTH && from <= Math.max(to, SHORT) * MAX_GROWTH
}

function weight({ text, language }: TextIn): number {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  return dense.has(language) ? letters * 2.5 : letters
}

/** Names and numbers stay; five words that are all the same do not. */
function isUntranslated({ text }: TextIn, { text: other }: TextIn): boolean {
  const words = text.match(/\p{L}+/gu) ?? []
  return words.length >= 5 && text.trim() === other.trim()
}
