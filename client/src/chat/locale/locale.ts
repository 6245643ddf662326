import { importAgain } from '../../ui/loading/import-again.ts'
import type { Strings } from './en.ts'
import { en } from './en.ts'

export interface Locale {
  /** BCP 47: for dates and for the page's `lang`. */
  language: string
  direction: 'ltr' | 'rtl'
  strings: Strings
}

/** English comes with the page; every other language is one small file that only its readers load. */
const loaders: Record<string, () => Promise<Strings>> = {
  en: async () => en,
  de: async () => (await importAgain(() => import('./de.ts'))).de,
  es: async () => (await importAgain(() => import('./es.ts'))).es,
  fr: async () => (await importAgain(() => import('./fr.ts'))).fr,
  ar: async () => (await importAgain(() => import('./ar.ts'))).ar,
}

const rightToLeft = new Set(['ar'])

const english: Locale = { language: 'en', direction: 'ltr', strings: en }

/**
 * The first of the wanted languages that there is a file for, else English. The words of de-AT are those of de; its
 * dates are its own.
 */
export function chooseLanguage(
  wanted: readonly string[],
  available: readonly string[],
): { tag: string; file: string } {
  for (const tag of wanted) {
    const file = tag.toLowerCase().split('-')[0]
    if (file && available.includes(file) && isLanguageTag(tag)) return { tag, file }
  }
  return { tag: 'en', file: 'en' }
}

/** English when the file cannot be loaded: a chat in the wrong language is better than none. */
export async function loadLocale(wanted: readonly string[]): Promise<Locale> {
  const { tag, file } = chooseLanguage(wanted, Object.keys(loaders))
  const load = loaders[file]
  if (!load) return english
  const direction = rightToLeft.has(file) ? 'rtl' : 'ltr'
  return load().then(
    (strings) => ({ language: tag, direction, strings }),
    () => english,
  )
}

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0
  } catch {
    // A RangeError: anyone can write `?lang=`.
    return false
  }
}
