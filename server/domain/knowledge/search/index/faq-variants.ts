import { entryIdOf, type SearchableFaq } from '../faq-match.ts'
import { primaryOf } from '../text/faq-languages.ts'

/** Which FAQs are one entry in several languages. */
export interface FaqVariants {
  /** One number an FAQ; variants of an entry have the same one. Null: no entry has variants. */
  entries: Uint32Array | null
  /** The variant of `faq` in this language, a region's own before the others; `faq` itself when there is none. */
  inLanguage(faq: number, language: string | null, allowed?: (faq: number) => boolean): number
}

export function collectVariants(faqs: readonly SearchableFaq[]): FaqVariants {
  const byEntry = Map.groupBy(faqs.keys(), (faq) => entryIdOf(faqs[faq] as SearchableFaq))
  if (byEntry.size === faqs.length) return { entries: null, inLanguage: (faq) => faq }
  const entries = new Uint32Array(faqs.length)
  for (const [first = 0, ...others] of byEntry.values())
    for (const faq of [first, ...others]) entries[faq] = first
  return {
    entries,
    inLanguage(faq, language, allowed = () => true) {
      if (language === null) return faq
      const variants = byEntry.get(entryIdOf(faqs[faq] as SearchableFaq))?.filter(allowed) ?? []
      const languageOf = (variant: number) => faqs[variant]?.language ?? ''
      const primary = primaryOf(language)
      const inSame = variants.filter((variant) => primaryOf(languageOf(variant)) === primary)
      const exact = inSame.find((variant) => languageOf(variant) === language)
      return exact ?? (inSame.includes(faq) ? faq : (inSame[0] ?? faq))
    },
  }
}
