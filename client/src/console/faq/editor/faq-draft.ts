import { emptyForm, type FaqForm } from '../faq-form.ts'

/** What one screen hands the FAQ's editor through the history's state: in the address, customers' words would be logged. */
export interface FaqDraft {
  /** For a new FAQ; left out when phrasings are added to one that exists. */
  question?: string
  /** For a new FAQ. */
  answer?: string
  phrasings: string[]
  /** Of a new translation. */
  translation?: Pick<FaqForm, 'translationOfId' | 'language' | 'category'>
}

interface Group {
  question: string
  samples: readonly { text: string }[]
}

/** Longer ones tell a story; as a phrasing they would only blur the search. In characters, as the API counts. */
const maxPhrasingCharacters = 300

/** A new FAQ in the words of those who asked: the most used ones as its question, the others as phrasings. */
export function draftOf({ question, samples }: Group): FaqDraft {
  const title = oneLine(question)
  const phrasings = samples.map(({ text }) => oneLine(text)).filter((text) => isPhrasing(text))
  return { question: [...title].slice(0, 500).join(''), phrasings: distinct(phrasings, title) }
}

/** The same words for an FAQ that exists and lacks them. */
export function phrasingsOf(group: Group): FaqDraft {
  const { question = '', phrasings } = draftOf(group)
  return { phrasings: isPhrasing(question) ? [question, ...phrasings] : phrasings }
}

/** The form with the draft's words in it; those that it has already are not added again. */
export function withDraft(form: FaqForm, { question, answer, phrasings, translation }: FaqDraft): FaqForm {
  const own = form.phrasings.split('\n').filter((line) => line.trim() !== '')
  const known = new Set([form.question, ...own].map(fold))
  const added = phrasings.filter((phrasing) => !known.has(fold(phrasing)))
  const words = { question: question ?? form.question, answer: answer ?? form.answer }
  const texts = { ...words, phrasings: [...own, ...added].join('\n') }
  return { ...form, ...texts, ...translation }
}

/** What came with the history's state, which may be anything. */
export function readDraft(state: unknown): FaqDraft | undefined {
  if (typeof state !== 'object' || state === null || !('draft' in state)) return undefined
  const { draft } = state
  if (typeof draft !== 'object' || draft === null || !('phrasings' in draft)) return undefined
  const { phrasings } = draft
  if (!Array.isArray(phrasings) || !phrasings.every((entry) => typeof entry === 'string')) return undefined
  const text = (field: 'question' | 'answer') => {
    const value: unknown = Reflect.get(draft, field)
    return typeof value === 'string' ? { [field]: value } : {}
  }
  const translation = 'translation' in draft ? readTranslation(draft.translation) : undefined
  return {
    phrasings,
    ...text('question'),
    ...text('answer'),
    ...(translation === undefined ? {} : { translation }),
  }
}

function readTranslation(given: unknown): FaqDraft['translation'] {
  if (typeof given !== 'object' || given === null) return undefined
  const text = (field: string): string => {
    const value: unknown = Reflect.get(given, field)
    return typeof value === 'string' ? value : ''
  }
  const translationOfId = text('translationOfId')
  return translationOfId === ''
    ? undefined
    : { translationOfId, language: text('language'), category: text('category') }
}

/** The form of a new FAQ. */
export function newForm(draft: FaqDraft | undefined): FaqForm {
  return draft ? withDraft(emptyForm, draft) : emptyForm
}

function isPhrasing(text: string): boolean {
  return text !== '' && [...text].length <= maxPhrasingCharacters
}

function distinct(texts: readonly string[], but: string): string[] {
  const seen = new Set([fold(but)])
  return texts.filter((text) => {
    const key = fold(text)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

function fold(text: string): string {
  return text.trim().toLowerCase()
}
