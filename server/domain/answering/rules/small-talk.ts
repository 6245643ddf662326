import { compileLanguage } from './compile-language.ts'
import type { SmallTalk } from './languages/language-rules.ts'
import { languages } from './languages/languages.ts'

const MAX_CHARACTERS = 80
const kinds: readonly SmallTalk[] = ['greeting', 'thanks', 'goodbye', 'are-you-a-robot', 'understood']

const patterns = languages.flatMap((rules) => {
  const { whole } = compileLanguage(rules)
  return kinds.flatMap((kind) => {
    const pattern = whole(rules.smallTalk[kind] ?? [])
    return pattern ? [{ kind, pattern, fold: rules.fold }] : []
  })
})

/** Set when the whole message is small talk, in any language we know; a greeting before a question is not. */
export function smallTalkIn(text: string): SmallTalk | null {
  if (text.length > MAX_CHARACTERS) return null
  return patterns.find(({ pattern, fold }) => pattern.test(fold(text)))?.kind ?? null
}

/** Thanks and good-byes: nobody waits for an answer to them. */
export function isClosingRemark(text: string): boolean {
  const kind = smallTalkIn(text)
  return kind === 'thanks' || kind === 'goodbye' || kind === 'understood'
}
