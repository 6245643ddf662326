import { z } from 'zod'

/** The words of an FAQ, as its keeper writes them: all of it but the database's bookkeeping. */
export interface FaqContent {
  question: string
  answer: string
  category: string
  phrasings: string[]
  keywords: string[]
  enabled: boolean
}

const shape = z.object({
  question: z.string(),
  answer: z.string(),
  category: z.string(),
  phrasings: z.array(z.string()),
  keywords: z.array(z.string()),
  enabled: z.boolean(),
})

export function contentOf({
  question,
  answer,
  category,
  phrasings,
  keywords,
  enabled,
}: FaqContent): FaqContent {
  return { question, answer, category, phrasings, keywords, enabled }
}

/** What was stored as JSON. Throws when it is no FAQ: only this code writes it. */
export function parseContent(stored: unknown): FaqContent {
  return shape.parse(stored)
}

/** Which fields differ, in the order of an FAQ. */
export function changedFields(a: FaqContent, b: FaqContent): string[] {
  const [before, after] = [contentOf(a), contentOf(b)]
  return Object.keys(shape.shape)
    .map((key) => key as keyof FaqContent)
    .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
}

export function sameContent(a: FaqContent, b: FaqContent): boolean {
  return changedFields(a, b).length === 0
}
