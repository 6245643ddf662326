import type { SearchableFaq } from '../faq-match.ts'
import type { EventLoopYielder } from '../numeric/event-loop-yielder.ts'
import { answerSentences } from './answer-sentences.ts'

/** Texts of all FAQs as one flat list: the rows that vectors and postings are made of. */
export interface FaqTexts {
  faqCount: number
  texts: readonly string[]
  /** Which FAQ a text belongs to; the texts of one FAQ stand together. */
  owners: Uint32Array
  /** Where the texts of a FAQ begin; one entry more than FAQs. */
  starts: Uint32Array
}

/** Every way to put every FAQ's question. */
export function listFaqTexts(
  faqs: readonly SearchableFaq[],
  maybeYield: EventLoopYielder,
): Promise<FaqTexts> {
  return listTexts(faqs, maybeYield, (faq) => new Set([faq.question, ...faq.phrasings]))
}

/**
 * Every sentence of every answer behind its question: "It takes five days." says what takes five days only beside it.
 */
export function listPassages(
  faqs: readonly SearchableFaq[],
  maybeYield: EventLoopYielder,
): Promise<FaqTexts> {
  return listTexts(faqs, maybeYield, (faq) => new Set(passagesOf(faq)))
}

function passagesOf({ question, answer }: Pick<SearchableFaq, 'question' | 'answer'>): string[] {
  return answerSentences(answer).map((sentence) => `${question} ${sentence}`)
}

async function listTexts(
  faqs: readonly SearchableFaq[],
  maybeYield: EventLoopYielder,
  textsOf: (faq: SearchableFaq) => Iterable<string>,
): Promise<FaqTexts> {
  const texts: string[] = []
  const owners: number[] = []
  const starts = [0]
  for (const [position, faq] of faqs.entries()) {
    const pause = maybeYield()
    if (pause) await pause
    for (const text of textsOf(faq)) {
      texts.push(text)
      owners.push(position)
    }
    starts.push(texts.length)
  }
  return { faqCount: faqs.length, texts, owners: Uint32Array.from(owners), starts: Uint32Array.from(starts) }
}
