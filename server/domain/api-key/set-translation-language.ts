import type { ApiKey } from '#prisma/generated/client.ts'
import type { Deps } from '../deps.ts'
import { InvalidInput } from '../errors.ts'
import { topics } from '../events.ts'
import { primaryLanguage } from '../language/language-tag.ts'
import { requireTranslator } from '../translation/messages/order-translations.ts'

/**
 * The language that the person behind a key reads and writes in with customers of other languages; null: as it comes.
 * @throws InvalidInput for what is no language, Conflict when nobody translates
 */
export async function setTranslationLanguage(
  deps: Pick<Deps, 'db' | 'bus' | 'model' | 'settings'>,
  { id }: Pick<ApiKey, 'id'>,
  tag: string | null | undefined,
): Promise<ApiKey> {
  const translationLanguage = primaryLanguage(tag)
  if (translationLanguage !== null) {
    requireTranslator(deps)
    requireName(translationLanguage)
  }
  const apiKey = await deps.db.apiKey.update({ where: { id }, data: { translationLanguage } })
  deps.bus.publish(topics.apiKeys, { changed: id })
  return apiKey
}

/** The model is asked for a language by its name. */
function requireName(language: string): void {
  const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })
  if (names.of(language) === undefined)
    throw new InvalidInput('language', `"${language}" is no known language. Use a tag such as "de" or "en".`)
}
