import type { CreateFaqInput, FaqFieldsFragment, FaqInput } from '../../gql/console/graphql.ts'

export type Faq = FaqFieldsFragment

/** An FAQ as the form has it: lists as lines. */
export interface FaqForm {
  question: string
  answer: string
  category: string
  phrasings: string
  keywords: string
  enabled: boolean
  /** BCP 47; empty: the server detects it. */
  language: string
  /** Empty: it is an original. */
  translationOfId: string
}

export const emptyForm: FaqForm = {
  question: '',
  answer: '',
  category: '',
  phrasings: '',
  keywords: '',
  enabled: true,
  language: '',
  translationOfId: '',
}

export function formOf(faq: Faq): FaqForm {
  const { question, answer, category, enabled } = faq
  return {
    ...{ question, answer, category, enabled },
    phrasings: faq.phrasings.join('\n'),
    keywords: faq.keywords.join('\n'),
    language: faq.language ?? '',
    translationOfId: faq.translationOf?.id ?? '',
  }
}

export function inputOf(form: FaqForm): CreateFaqInput {
  const language = form.language.trim()
  return { ...form, language, phrasings: lines(form.phrasings), keywords: lines(form.keywords) }
}

/** The same as a draft to be looked at, which is not saved. */
export function draftInputOf(form: FaqForm): FaqInput {
  const { translationOfId, ...input } = inputOf(form)
  return { ...input, translationOf: translationOfId ?? '' }
}

export function isChanged(form: FaqForm, from: FaqForm): boolean {
  return JSON.stringify(inputOf(form)) !== JSON.stringify(inputOf(from))
}

/** The FAQs by category, both in alphabetical order. */
export function byCategory(faqs: readonly Faq[]): { category: string; faqs: Faq[] }[] {
  const groups = Map.groupBy(faqs, ({ category }) => category)
  return [...groups]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([category, members]) => ({
      category,
      faqs: members.toSorted((a, b) => a.question.localeCompare(b.question)),
    }))
}

/** One entry a line; blank lines and the same again are dropped. */
function lines(text: string): string[] {
  const entries = text.split('\n').map((line) => line.trim())
  return [...new Set(entries)].filter((line) => line !== '')
}
