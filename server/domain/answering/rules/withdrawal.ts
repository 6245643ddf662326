import { compileLanguage } from './compile-language.ts'
import { languages } from './languages/languages.ts'

const MAX_CHARACTERS = 120

const patterns = languages.flatMap((rules) => {
  const pattern = compileLanguage(rules).whole(rules.withdrawal)
  return pattern ? [{ pattern, fold: rules.fold }] : []
})

/**
 * "Never mind, I found it": the customer who waits needs no person any more. Only when that is all the message says, so
 * that nobody loses their place by a word in passing.
 */
export function needsPersonNoMore(text: string): boolean {
  if (text.length > MAX_CHARACTERS) return false
  return patterns.some(({ pattern, fold }) => pattern.test(fold(text)))
}
