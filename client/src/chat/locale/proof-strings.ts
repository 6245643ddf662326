import type { Locale } from './locale.ts'

/** Apart from the other words, because the first load has no room for what comes with a model's answer only. */
const english = {
  /** Of what a model says with no help article behind it. */
  notFromHelp: 'Not from our help centre',
  articleChanged: 'This article has changed since. The answer rested on these words:',
}

export type ProofStrings = typeof english

const strings: Record<string, ProofStrings> = {
  en: english,
  de: {
    notFromHelp: 'Nicht aus unserem Hilfe-Center',
    articleChanged: 'Dieser Artikel wurde inzwischen geändert. Die Antwort stützte sich auf diese Worte:',
  },
  fr: {
    notFromHelp: 'Ne vient pas de notre centre d’aide',
    articleChanged: 'Cet article a changé depuis. La réponse s’appuyait sur ces mots :',
  },
  es: {
    notFromHelp: 'No procede de nuestro centro de ayuda',
    articleChanged: 'Este artículo ha cambiado desde entonces. La respuesta se basaba en estas palabras:',
  },
  ar: {
    notFromHelp: 'ليس من مركز المساعدة لدينا',
    articleChanged: 'تغيّر هذا المقال منذ ذلك الحين. استندت الإجابة إلى هذه الكلمات:',
  },
}

export function proofStrings({ language }: Pick<Locale, 'language'>): ProofStrings {
  return strings[language.toLowerCase().split('-')[0] ?? 'en'] ?? english
}
