import { InvalidInput } from '../errors.ts'

const MAX_TAG_CHARACTERS = 40

/**
 * The primary language of a BCP 47 tag, in small letters: "pt" of "pt-BR", "zh" of "zh-Hant-TW". Null of nothing and of
 * "und".
 * @throws InvalidInput when it is no such tag
 */
export function primaryLanguage(tag: string | null | undefined, field = 'language'): string | null {
  if (tag == null || tag.trim() === '') return null
  try {
    // Browsers and servers also write de_DE.
    const { language } = new Intl.Locale(tag.trim().replaceAll('_', '-'))
    return language === undefined || language === 'und' ? null : language
  } catch {
    throw new InvalidInput(
      field,
      `"${tag.slice(0, MAX_TAG_CHARACTERS)}" is not a language tag. Use one such as "de" or "pt-BR".`,
    )
  }
}
