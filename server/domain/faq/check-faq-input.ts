import { InvalidInput } from '../errors.ts'
import { cleanText } from '../message/clean-text.ts'

export interface FaqInput {
  question: string
  answer: string
  category: string
  phrasings?: readonly string[] | null | undefined
  keywords?: readonly string[] | null | undefined
  enabled?: boolean | null | undefined
}

const limits = { question: 500, answer: 8000, category: 100, phrasing: 500, keyword: 100, listLength: 200 }

/** Cleaned and bounded. @throws InvalidInput naming the field: `phrasings[3] is empty …` */
export function checkFaqInput(input: FaqInput) {
  return {
    question: cleanText(input.question, 'question', limits.question),
    answer: cleanText(input.answer, 'answer', limits.answer),
    category: cleanText(input.category, 'category', limits.category),
    phrasings: checkList('phrasings', input.phrasings, limits.phrasing),
    keywords: checkList('keywords', input.keywords, limits.keyword),
    enabled: input.enabled ?? true,
  }
}

/** Absent stays absent: an update leaves that list as it is. */
function checkList(
  field: string,
  list: readonly string[] | null | undefined,
  max: number,
): string[] | undefined {
  if (list == null) return undefined
  if (list.length > limits.listLength) {
    throw new InvalidInput(field, `${field} has ${list.length} entries; ${limits.listLength} are allowed.`)
  }
  return [...new Set(list.map((text, index) => cleanText(text, `${field}[${index}]`, max)))]
}
