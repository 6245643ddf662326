import { clearLanguageOf } from '../../language/clear-language.ts'
import type { FaqContent } from './faq-content.ts'

export type FaqWords = Pick<FaqContent, 'question' | 'answer' | 'phrasings'>

/** The language that an FAQ is written in, as BCP 47; null when its words do not tell. */
export function detectFaqLanguage({ question, answer, phrasings }: FaqWords): string | null {
  return clearLanguageOf([question, answer, ...phrasings].join('\n'))
}
