import type { Locale } from '../locale/locale.ts'

/** Apart from the other words: the first load has no room for what comes with a translated answer only. */
const english = {
  translatedFrom: (language: string) => `Translated from ${language}`,
  showOriginal: 'Show original',
  /** There is no translation that says the same. */
  shownIn: (language: string) => `Only available in ${language}`,
}

export type TranslationStrings = typeof english

const strings: Record<string, TranslationStrings> = {
  en: english,
  de: {
    translatedFrom: (language) => `Übersetzt – Originalsprache: ${language}`,
    showOriginal: 'Original anzeigen',
    shownIn: (language) => `Verfügbar nur in dieser Sprache: ${language}`,
  },
  fr: {
    translatedFrom: (language) => `Traduit – langue d’origine : ${language}`,
    showOriginal: 'Afficher l’original',
    shownIn: (language) => `Disponible uniquement dans cette langue : ${language}`,
  },
  es: {
    translatedFrom: (language) => `Traducido del ${language}`,
    showOriginal: 'Ver el original',
    shownIn: (language) => `Disponible solo en ${language}`,
  },
  ar: {
    translatedFrom: (language) => `مترجم من ${language}`,
    showOriginal: 'عرض النص الأصلي',
    shownIn: (language) => `متوفر فقط بـ${language}`,
  },
}

export function translationStrings({ language }: Pick<Locale, 'language'>): TranslationStrings {
  return strings[language.toLowerCase().split('-')[0] ?? 'en'] ?? english
}
