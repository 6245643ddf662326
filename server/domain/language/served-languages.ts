/** The languages that the product itself is to speak to customers: DEFAULT_LANGUAGE is one of them. */
export const servedLanguages = [
  ...(['en', 'de', 'fr', 'es', 'it', 'pt'] as const),
  ...(['nl', 'pl', 'tr', 'ar', 'ja', 'zh'] as const),
]

export type ServedLanguage = (typeof servedLanguages)[number]
