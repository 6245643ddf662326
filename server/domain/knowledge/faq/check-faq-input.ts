import { cleanText } from '../../clean-text.ts'
import { InvalidInput } from '../../errors.ts'
import type { FaqContent } from './faq-content.ts'
import { detectFaqLanguage, type FaqWords } from './faq-language.ts'

export interface FaqInput {
  question: string
  answer: string
  category: string
  phrasings?: readonly string[] | null | undefined
  keywords?: readonly string[] | null | undefined
  enabled?: boolean | null | undefined
  language?: string | null | undefined
  externalId?: string | null | undefined
  /** The id, externalId or question of the FAQ that this one says in another language; see `linkTranslation`. */
  translationOf?: string | null | undefined
}

/** Of an FAQ that is there already: what is absent or null stays as it is. */
export type FaqChanges = { [Field in keyof FaqInput]?: FaqInput[Field] | null | undefined }

/** Cleaned and bounded; what was left out is undefined. */
export interface CheckedFaq {
  question: string
  answer: string
  category: string
  phrasings: string[] | undefined
  keywords: string[] | undefined
  enabled: boolean | undefined
  /** Empty: to be detected. */
  language: string | undefined
  /** Empty: to be taken away. */
  externalId: string | undefined
  translationOf: string | undefined
}

const limits = {
  question: 500,
  answer: 8000,
  category: 100,
  phrasing: 500,
  keyword: 100,
  externalId: 200,
  /** As long as a question. */
  translationOf: 500,
  listLength: 200,
}

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
    language: input.language == null ? undefined : languageTag(input.language, problems),
    externalId:
      input.externalId == null
        ? undefined
        : input.externalId && text(input.externalId, 'externalId', limits.externalId),
    translationOf:
      input.translationOf == null
        ? undefined
        : input.translationOf && text(input.translationOf, 'translationOf', limits.translationOf),
  }
  return { checked, problems }
}

/** The whole of an FAQ as the changes would leave it, still to be checked. */
export function withChanges(before: FaqContent, changes: FaqChanges): FaqInput {
  return {
    question: changes.question ?? before.question,
    answer: changes.answer ?? before.answer,
    category: changes.category ?? before.category,
    phrasings: changes.phrasings ?? before.phrasings,
    keywords: changes.keywords ?? before.keywords,
    enabled: changes.enabled ?? before.enabled,
    // Left out, they stay as they are, but for a language that was detected and is another by the new words.
    language: changes.language,
    externalId: changes.externalId,
    translationOf: changes.translationOf,
  }
}

/**
 * What an FAQ becomes by an input: what was left out stays as it was, or is empty in a new one. `translationOf` is still
 * to be found among the FAQs.
 */
export function applyFaqInput(before: FaqContent | null, checked: CheckedFaq): FaqContent {
  const content = {
    question: checked.question,
    answer: checked.answer,
    category: checked.category,
    phrasings: checked.phrasings ?? before?.phrasings ?? [],
    keywords: checked.keywords ?? before?.keywords ?? [],
    enabled: checked.enabled ?? before?.enabled ?? true,
    // Given as nothing, it is taken away.
    externalId: (checked.externalId ?? before?.externalId) || null,
    translationOfId: checked.translationOf === '' ? null : (before?.translationOfId ?? null),
  }
  return { ...content, language: checked.language || unnamedLanguage(before, content, checked.language) }
}

/** Of words whose language nobody named just now: `given` is empty when it is to be detected anew. */
function unnamedLanguage(
  before: FaqContent | null,
  after: FaqWords,
  given: string | undefined,
): string | null {
  if (before === null || given === '') return detectFaqLanguage(after)
  if (before.question === after.question && before.answer === after.answer) return before.language
  // What is not as it would be detected was said by an editor.
  const wasSaid = before.language !== null && before.language !== detectFaqLanguage(before)
  return wasSaid ? before.language : (detectFaqLanguage(after) ?? before.language)
}

/** As BCP 47 writes it: "pt-BR" of "PT-br". */
function languageTag(raw: string, problems: InvalidInput[]): string {
  if (raw === '') return ''
  try {
    return Intl.getCanonicalLocales(raw)[0] ?? ''
  } catch {
    problems.push(
      new InvalidInput(
        'language',
        `"${raw.slice(0, 40)}" is not a language tag. Use one such as "de" or "pt-BR".`,
      ),
    )
    return ''
  }
}
