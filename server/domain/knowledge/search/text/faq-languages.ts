import { clearLanguageOf } from '../../../language/clear-language.ts'
import type { SearchableFaq } from '../faq-match.ts'
import type { EventLoopYielder } from '../numeric/event-loop-yielder.ts'

/** The languages of the FAQs, as primary tags. */
export interface FaqLanguages {
  /** Of one FAQ: its own, else that of most; null when nothing is known. */
  of(faq: number): string | null
  /** Of a message: that of the FAQs, or, where they have several, its own as far as it shows. */
  ofMessage(text: string): string | null
  /** Whether no FAQ is known to be in another language than English. */
  areEnglish: boolean
}

/** So many FAQs tell the language of all. */
const SAMPLE = 30
const SAME_SHARE = 0.8

export function collectLanguages(faqs: readonly SearchableFaq[]): FaqLanguages {
  const counts = new Map<string, number>()
  for (const { language } of faqs)
    if (language) counts.set(primaryOf(language), (counts.get(primaryOf(language)) ?? 0) + 1)
  const [main = null] = [...counts].sort(([, a], [, b]) => b - a).map(([language]) => language)
  return {
    of(faq) {
      const own = faqs[faq]?.language
      return own ? primaryOf(own) : main
    },
    ofMessage: (text) => (counts.size > 1 ? (clearLanguageOf(text) ?? main) : main),
    areEnglish: counts.keys().every((language) => language === 'en'),
  }
}

/**
 * The FAQs with the language of those that nobody has named: that of a sample where it is nearly always the same, else
 * each one's own.
 */
export async function withLanguages(
  faqs: readonly SearchableFaq[],
  maybeYield: EventLoopYielder,
): Promise<readonly SearchableFaq[]> {
  const unnamed = faqs.filter(({ language }) => !language)
  if (unnamed.length === 0) return faqs
  const step = Math.max(1, Math.floor(unnamed.length / SAMPLE))
  const sample = await detectAll(unnamed.filter((_, at) => at % step === 0).slice(0, SAMPLE), maybeYield)
  const counts = new Map<string, number>()
  for (const language of sample.values()) if (language) counts.set(language, (counts.get(language) ?? 0) + 1)
  const known = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const same = [...counts].find(([, count]) => count >= SAME_SHARE * known)?.[0]
  const own = same === undefined && known > 0 ? await detectAll(unnamed, maybeYield) : null
  return faqs.map((faq) => (faq.language ? faq : { ...faq, language: own?.get(faq) ?? same ?? null }))
}

async function detectAll(faqs: readonly SearchableFaq[], maybeYield: EventLoopYielder) {
  const found = new Map<SearchableFaq, string | null>()
  for (const faq of faqs) {
    const pause = maybeYield()
    if (pause) await pause
    found.set(faq, clearLanguageOf([faq.question, faq.answer, ...faq.phrasings].join('\n')))
  }
  return found
}

export function primaryOf(tag: string): string {
  return tag.split('-', 1)[0] ?? ''
}
