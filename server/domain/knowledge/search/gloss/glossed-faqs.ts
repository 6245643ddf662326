import type { SentenceEncoder } from '#server/ports/sentence-encoder.ts'
import type { SearchableFaq } from '../faq-match.ts'
import type { EventLoopYielder } from '../numeric/event-loop-yielder.ts'
import { answerSentences } from '../text/answer-sentences.ts'
import { primaryOf } from '../text/faq-languages.ts'
import { glossaryOf } from './glossaries.ts'
import type { Glossary } from './glossary.ts'

type Reader = Pick<SentenceEncoder, 'languages'>

/** What puts a language into words that the encoder knows; null when it reads the language itself, or nothing does. */
export function glossaryFor({ languages }: Reader, language: string | null): Glossary | null {
  if (language === null || !languages?.includes('en') || languages.includes(primaryOf(language))) return null
  return glossaryOf(primaryOf(language))
}

/** The FAQs as the encoder gets to read them: in English words where it does not know their language. */
export async function glossedFaqs(
  faqs: readonly SearchableFaq[],
  encoder: Reader,
  maybeYield: EventLoopYielder,
): Promise<readonly SearchableFaq[]> {
  if (faqs.every(({ language }) => glossaryFor(encoder, language ?? null) === null)) return faqs
  const glossed: SearchableFaq[] = []
  for (const faq of faqs) {
    const pause = maybeYield()
    if (pause) await pause
    const glossary = glossaryFor(encoder, faq.language ?? null)
    glossed.push(glossary ? inEnglishWords(faq, glossary) : faq)
  }
  return glossed
}

/** A question that nothing is known of stays as it is: it then is as far from every message. */
function inEnglishWords(faq: SearchableFaq, { gloss }: Glossary): SearchableFaq {
  return {
    ...faq,
    question: gloss(faq.question) || faq.question,
    phrasings: faq.phrasings.map((phrasing) => gloss(phrasing) || phrasing),
    answer: answerSentences(faq.answer)
      .map(gloss)
      .filter((sentence) => sentence !== '')
      .join('\n'),
  }
}
