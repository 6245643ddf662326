import { exactKey } from '../search/text/normalize-text.ts'

/** Questions with equal keys are the same, but for case, width, spacing and the marks of a sentence. */
export function questionKey(question: string): string {
  return exactKey(question) || question.trim()
}
