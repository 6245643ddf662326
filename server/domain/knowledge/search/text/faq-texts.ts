import type { SearchableFaq } from './faq-match.ts'

/** Every way to put every FAQ's question, as one flat list: the rows that vectors and postings are made of. */
export interface FaqTexts {
  faqCount: number
  texts: readonly string[]
  /** Which FAQ a text belongs to; the texts of one FAQ stand together. */
  owners: Uint32Array
  /** Where the texts of a FAQ begin; one entry more than FAQs. */
  starts: Uint32Array
}

export function listFaqTexts(faqs: readonly SearchableFaq[]): FaqTexts {
  const texts: string[] = []
  const owners: number[] = []
  const starts = [0]
  faqs.forEach((faq, position) => {
    for (const text of new Set([faq.question, ...faq.phrasings])) {
      texts.push(text)
      owners.push(position)
    }
    starts.push(texts.length)
  })
  return { faqCount: faqs.length, texts, owners: Uint32Array.from(owners), starts: Uint32Array.from(starts) }
}
