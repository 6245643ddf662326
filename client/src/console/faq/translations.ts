import type { Faq } from './faq-form.ts'

/** An FAQ in the languages that it is there in, and those that it lacks. */
export interface Translations {
  original: Faq
  /** The original first. */
  variants: readonly { faq: Faq; isOutdated: boolean }[]
  /** Languages of other FAQs that this one is not written in, as BCP 47. */
  missing: readonly string[]
}

/** Undefined when the original is not in the list. */
export function translationsOf(faq: Faq, all: readonly Faq[]): Translations | undefined {
  const originalId = faq.translationOf?.id ?? faq.id
  const original = all.find(({ id }) => id === originalId)
  if (!original) return undefined
  const others = all
    .filter(({ translationOf }) => translationOf?.id === original.id)
    .sort((a, b) => (a.language ?? '').localeCompare(b.language ?? ''))
  const variants = [original, ...others].map((variant) => ({
    faq: variant,
    isOutdated: isOutdated(variant, original),
  }))
  const present = new Set(variants.map((variant) => variant.faq.language))
  return { original, variants, missing: languagesOf(all).filter((language) => !present.has(language)) }
}

/** The languages of all FAQs, as BCP 47, in alphabetical order. */
export function languagesOf(faqs: readonly Faq[]): string[] {
  return [...new Set(faqs.flatMap(({ language }) => language ?? []))].sort()
}

/** The ids of translations whose original has been reworded since. */
export function outdatedIds(faqs: readonly Faq[]): ReadonlySet<string> {
  const byId = new Map(faqs.map((faq) => [faq.id, faq]))
  const outdated = faqs.filter((faq) => {
    const original = byId.get(faq.translationOf?.id ?? '')
    return original !== undefined && isOutdated(faq, original)
  })
  return new Set(outdated.map(({ id }) => id))
}

/** Whether the original has been reworded since the translation was. */
function isOutdated(translation: Faq, original: Faq): boolean {
  return Date.parse(original.wordedAt) > Date.parse(translation.wordedAt)
}

/** In English, as the console is: "Brazilian Portuguese". What is no language tag stays as it is. */
export function languageName(tag: string | null): string {
  if (tag === null || tag.trim() === '') return 'Language not known'
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(tag.trim()) ?? tag
  } catch {
    return tag
  }
}
