import type { SentenceEncoder } from '#server/ports/sentence-encoder.ts'
import type { SearchableFaq } from '../faq-match.ts'
import { glossaryFor } from '../gloss/glossed-faqs.ts'
import type { FaqLanguages } from '../text/faq-languages.ts'

/** What an encoder can make of FAQs in several languages. */
export interface EncoderReading {
  /** 1 for each FAQ in a language of the encoder's; null: all are. */
  asWritten: Uint8Array | null
  /** Whether most FAQs are in the encoder's language, so that messages in it are read as they are written. */
  ofMostAsWritten: boolean
  /** Whether it reads most FAQs, glossed ones among them. */
  ofMost: boolean
}

/** `knowsWords`: whether the words of the FAQs are the encoder's; one that does not tell its words is believed. */
export function readingBy(
  encoder: SentenceEncoder | null,
  {
    faqs,
    languages,
    knowsWords,
  }: { faqs: readonly SearchableFaq[]; languages: FaqLanguages; knowsWords: boolean },
): EncoderReading {
  const known = encoder?.languages
  if (!known) return { asWritten: null, ofMostAsWritten: knowsWords, ofMost: knowsWords }
  const asWritten = Uint8Array.from(faqs, (_, faq) => {
    const language = languages.of(faq)
    return language === null || known.includes(language) ? 1 : 0
  })
  const count = asWritten.reduce((sum, one) => sum + one, 0)
  const glossed = faqs.filter(({ language }) => glossaryFor(encoder, language ?? null) !== null).length
  const ofMostAsWritten = 2 * count >= faqs.length && knowsWords
  return {
    asWritten: count === faqs.length ? null : asWritten,
    ofMostAsWritten,
    ofMost: ofMostAsWritten || (glossed > 0 && 2 * (count + glossed) >= faqs.length),
  }
}
