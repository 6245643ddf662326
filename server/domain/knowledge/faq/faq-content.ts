import { z } from 'zod'

/** The words of an FAQ, as its keeper writes them: all of it but the database's bookkeeping. */
export interface FaqContent {
  question: string
  answer: string
  category: string
  phrasings: string[]
  keywords: string[]
  enabled: boolean
  /** BCP 47; null: not said. */
  language: string | null
  /** The id in the system that it comes from. */
  externalId: string | null
  /** The FAQ that it says in another language; null: it is an original. */
  translationOfId: string | null
}

const shape = z.object({
  question: z.string(),
  answer: z.string(),
  category: z.string(),
  phrasings: z.array(z.string()),
  keywords: z.array(z.string()),
  enabled: z.boolean(),
  // Revisions of before these were there.
  language: z.string().nullable().default(null),
  externalId: z.string().nullable().default(null),
  translationOfId: z.string().nullable().default(null),
})

export function contentOf({
  question,
  answer,
  category,
  phrasings,
  keywords,
  enabled,
  language,
  externalId,
  translationOfId,
}: FaqContent): FaqContent {
  return {
    ...{ question, answer, category, phrasings, keywords, enabled },
    ...{ language, externalId, translationOfId },
  }
}

/** What was stored as JSON. Throws when it is no FAQ: only this code writes it. */
export function parseContent(stored: unknown): FaqContent {
  return shape.parse(stored)
}

/** One field that differs, as `FaqInput` calls it. Lists have an entry a line, a switch is "true" or "false". */
export interface FaqDifference {
  field: string
  before: string
  after: string
}

/** In the order of an FAQ's fields. */
export function differencesOf(a: FaqContent, b: FaqContent): FaqDifference[] {
  const [before, after] = [contentOf(a), contentOf(b)]
  return Object.keys(shape.shape)
    .map((key) => key as keyof FaqContent)
    .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    .map((field) => ({
      field: field === 'translationOfId' ? 'translationOf' : field,
      before: asText(before[field]),
      after: asText(after[field]),
    }))
}

function asText(value: string | string[] | boolean | null): string {
  return Array.isArray(value) ? value.join('\n') : String(value ?? '')
}

export function sameContent(a: FaqContent, b: FaqContent): boolean {
  return differencesOf(a, b).length === 0
}
