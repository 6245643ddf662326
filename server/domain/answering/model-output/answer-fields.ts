import { SuggestedAction } from '#prisma/generated/enums.ts'
import { exactKey } from '../../knowledge/search/text/normalize-text.ts'

/** An FAQ as it stands in the prompt; the model names it by its label. */
export interface PromptFaq {
  /** "F1", "F2" … */
  label: string
  id: string
  question: string
  answer: string
}

export type AnswerField = 'faqs' | 'confidence' | 'escalate' | 'actions' | 'answer'

// Keys as models write them when no schema holds them, without case and punctuation.
const fieldByKey = new Map<string, AnswerField>([
  ['faqs', 'faqs'],
  ['faq', 'faqs'],
  ['faqid', 'faqs'],
  ['faqids', 'faqs'],
  ['citedfaqs', 'faqs'],
  ['citations', 'faqs'],
  ['references', 'faqs'],
  ['sources', 'faqs'],
  ['confidence', 'confidence'],
  ['confidencescore', 'confidence'],
  ['escalate', 'escalate'],
  ['shouldescalate', 'escalate'],
  ['needsescalation', 'escalate'],
  ['handoff', 'escalate'],
  ['actions', 'actions'],
  ['suggestedactions', 'actions'],
  ['answer', 'answer'],
  ['response', 'answer'],
  ['reply', 'answer'],
])

/** Which of our fields a key means; null for any other key, "__proto__" included. */
export function fieldOf(key: string): AnswerField | null {
  return fieldByKey.get(key.toLowerCase().replace(/[^a-z]/g, '')) ?? null
}

// In words, as models write them when no schema holds them to a number.
const confidenceInWords: readonly [RegExp, number][] = [
  [/^(?:very|extremely|quite) (?:high|sure|confident|certain)\b|^(?:certain|absolute|full)/, 0.98],
  [/^(?:very|extremely) low\b|^(?:none|no|unsure|not )/, 0.1],
  [/^(?:high|sure|confident|strong)/, 0.95],
  [/^(?:medium|moderate|fair|average|mid)/, 0.6],
  [/^(?:low|weak)/, 0.2],
]

/**
 * The stated confidence as 0..1, whichever scale the model uses: 0.95, 95, "95 %", "0,95", "9/10", "high". Null when it
 * is missing or not to be understood.
 */
export function readConfidence(value: unknown): number | null {
  if (typeof value === 'number') return withinOne(value > 1 ? value / 100 : value)
  if (typeof value !== 'string') return null
  const text = value.trim().toLowerCase()
  const number =
    /^[~≈]?\s*(\d{1,3}(?:[.,]\d{1,6})?|[.,]\d{1,6})\s*(?:(%|percent\b)|(?:\/|of|out of)\s*(\d{1,3})\b)?(?![\d.,])/.exec(
      text,
    )
  if (number) {
    const stated = Number(number[1]?.replace(',', '.'))
    if (number[2]) return withinOne(stated / 100)
    if (number[3]) return withinOne(stated / Number(number[3]))
    return withinOne(stated > 1 ? stated / 100 : stated)
  }
  return confidenceInWords.find(([words]) => words.test(text))?.[1] ?? null
}

function withinOne(number: number): number | null {
  return number >= 0 && number <= 1 ? number : null
}

export function readEscalate(value: unknown): boolean {
  if (typeof value === 'string') return /^\s*(true|yes|1)\s*$/i.test(value)
  return value === true || value === 1
}

/** The actions that we know, each once; the others are dropped. */
export function readActions(value: unknown): SuggestedAction[] {
  const known = Object.values(SuggestedAction)
  const named = listOf(value).map((item) =>
    typeof item === 'string'
      ? item
          .trim()
          .toUpperCase()
          .replace(/[\s-]+/g, '_')
      : '',
  )
  return known.filter((action) => named.includes(action))
}

/**
 * The ids of the FAQs that the value names: by label ("F1", "f1", 1, "1"), by id or by exact question.
 * Only FAQs that were in the prompt count, so that an invented source supports nothing.
 */
export function readFaqIds(value: unknown, faqs: readonly PromptFaq[]): string[] {
  const ids = listOf(value).flatMap((item) => {
    const found = faqNamed(item, faqs)
    if (found) return [found.id]
    return typeof item === 'string' ? item.split(/[,;\s]+/).map((part) => faqNamed(part, faqs)?.id) : []
  })
  return [...new Set(ids.filter((id) => id !== undefined))]
}

function faqNamed(item: unknown, faqs: readonly PromptFaq[]): PromptFaq | undefined {
  if (typeof item === 'number') return faqs.find((faq) => faq.label === `F${item}`)
  if (typeof item === 'string') {
    const name = item.trim().replace(/^\[(.*)\]$/, '$1')
    if (name === '') return undefined
    const number = /^(?:faq|f)?[ #]*(\d{1,6})$/i.exec(name)?.[1]
    const label = number && `F${Number(number)}`
    const key = exactKey(name)
    return faqs.find(
      (faq) =>
        faq.label === label ||
        faq.id === name.toLowerCase() ||
        (key !== '' && exactKey(faq.question) === key),
    )
  }
  if (typeof item === 'object' && item !== null) {
    const named = Object.entries(item).filter(([key]) => ['id', 'label', 'faq', 'question'].includes(key))
    return named
      .map(([, name]) => (typeof name === 'object' ? undefined : faqNamed(name, faqs)))
      .find(Boolean)
  }
  return undefined
}

// A reply may hold thousands of items; what is worth reading stands at the front.
function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.slice(0, 20)
  return value === null || value === undefined ? [] : [value]
}
