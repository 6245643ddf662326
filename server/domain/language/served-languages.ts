/** The languages that the product itself speaks to customers. Others are recognised, and answered in DEFAULT_LANGUAGE. */
export const servedLanguages = [
  ...(['en', 'de', 'fr', 'es', 'it', 'pt'] as const),
  ...(['nl', 'pl', 'tr', 'ar', 'ja', 'zh'] as const),
]

export type ServedLanguage = (typeof servedLanguages)[number]

/**
 * The language in which the product speaks to a customer.
 * @param known the session's; null when nothing is known of it
 */
export function servedLanguageOf(
  known: string | null,
  { defaultLanguage }: { defaultLanguage: ServedLanguage },
): ServedLanguage {
  return servedLanguages.find((served) => served === known) ?? defaultLanguage
}
