import { InvalidInput } from '../errors.ts'
import { cleanText } from '../message/clean-text.ts'
import type { FaqContent } from './faq-content.ts'

export interface FaqInput {
  question: string
  answer: string
  category: string
  phrasings?: readonly string[] | null | undefined
  keywords?: readonly string[] | null | undefined
  enabled?: boolean | null | undefined
}

/** Cleaned and bounded; what was left out is undefined. */
export interface CheckedFaq {
  question: string
  answer: string
  category: string
  phrasings: string[] | undefined
  keywords: string[] | undefined
  enabled: boolean | undefined
}

const limits = { question: 500, answer: 8000, category: 100, phrasing: 500, keyword: 100, listLength: 200 }

/** Cleaned and bounded. @throws InvalidInput naming the field: `phrasings[3] is empty …` */
export function checkFaqInput(input: FaqInput): CheckedFaq {
  const { checked, problems } = findFaqProblems(input)
  if (problems[0]) throw problems[0]
  return checked
}

/** Like `checkFaqInput`, for one that is still being written: its answer and category may be missing. @throws InvalidInput */
export function checkFaqDraft(input: FaqInput): CheckedFaq {
  const { checked, problems } = findFaqProblems(input)
  const problem = problems.find(({ field }) => field !== 'answer' && field !== 'category')
  if (problem) throw problem
  return checked
}

/** The same with everything that is wrong at once; `checked` is only to be used when nothing is. */
export function findFaqProblems(input: FaqInput): { checked: CheckedFaq; problems: InvalidInput[] } {
  const problems: InvalidInput[] = []
  const text = (raw: string, field: string, max: number): string => {
    try {
      return cleanText(raw, field, max)
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error
      problems.push(error)
      return ''
    }
  }
  // Absent stays absent: an update leaves that list as it is. An entry is one line: it is searched, not read.
  const list = (raw: readonly string[] | null | undefined, field: string, max: number) => {
    if (raw == null) return undefined
    if (raw.length > limits.listLength) {
      const message = `${field} has ${raw.length} entries; ${limits.listLength} are allowed.`
      problems.push(new InvalidInput(field, message))
      return []
    }
    return [...new Set(raw.map((entry, at) => text(entry, `${field}[${at}]`, max).replace(/\s+/g, ' ')))]
  }
  const checked = {
    question: text(input.question, 'question', limits.question),
    answer: text(input.answer, 'answer', limits.answer),
    category: text(input.category, 'category', limits.category),
    phrasings: list(input.phrasings, 'phrasings', limits.phrasing),
    keywords: list(input.keywords, 'keywords', limits.keyword),
    enabled: input.enabled ?? undefined,
  }
  return { checked, problems }
}

/** What an FAQ becomes by an input: what was left out stays as it was, or is empty in a new one. */
export function applyFaqInput(before: FaqContent | null, checked: CheckedFaq): FaqContent {
  return {
    question: checked.question,
    answer: checked.answer,
    category: checked.category,
    phrasings: checked.phrasings ?? before?.phrasings ?? [],
    keywords: checked.keywords ?? before?.keywords ?? [],
    enabled: checked.enabled ?? before?.enabled ?? true,
  }
}
