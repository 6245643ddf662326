import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { SearchableFaq } from '#server/domain/knowledge/search/faq-match.ts'

const faqRow = z.object({
  id: z.coerce.string(),
  question: z.string(),
  answer: z.string().nullish(),
  category: z.string().nullish(),
  examples: z.array(z.string()).nullish(),
  phrasings: z.array(z.string()).nullish(),
  keywords: z.array(z.string()).nullish(),
})
const queryRow = z.object({
  text: z.string(),
  /** Null: no FAQ answers it. */
  faq: z.coerce.string().nullable(),
  /** Further FAQs that answer it, or its second question. */
  also: z.array(z.coerce.string()).nullish(),
  tags: z.union([z.string(), z.array(z.string())]).nullish(),
})

const followUpRow = queryRow.extend({ first: z.string() })

export interface LabelledQuery {
  text: string
  faqId: string | null
  /** Further FAQs that count as right. */
  also: readonly string[]
  tags: readonly string[]
}

/** FAQs of a file: one JSON object a line, or a JSON array; `examples` are the phrasings. */
export async function readFaqs(path: string): Promise<SearchableFaq[]> {
  return (await readRows(path)).map((row) => {
    const faq = faqRow.parse(row)
    return {
      id: faq.id,
      question: faq.question,
      answer: faq.answer ?? '',
      category: faq.category ?? '',
      phrasings: faq.phrasings ?? faq.examples ?? [],
      keywords: faq.keywords ?? [],
    }
  })
}

export async function readQueries(path: string): Promise<LabelledQuery[]> {
  return (await readRows(path)).map((row) => {
    return toQuery(queryRow.parse({ faq: null, ...(row as object) }))
  })
}

/** A second message of a conversation, which needs the first to be understood. */
export interface LabelledFollowUp extends LabelledQuery {
  first: string
}

export async function readFollowUps(path: string): Promise<LabelledFollowUp[]> {
  return (await readRows(path)).map((row) => {
    const followUp = followUpRow.parse({ faq: null, ...(row as object) })
    return { first: followUp.first, ...toQuery(followUp) }
  })
}

function toQuery({ text, faq, also, tags }: z.infer<typeof queryRow>): LabelledQuery {
  return {
    text,
    faqId: faq,
    also: also ?? [],
    tags: (typeof tags === 'string' ? tags.split(/\s+/) : tags) ?? [],
  }
}

/** Texts labelled 1 for an attack. */
export async function readInjections(path: string): Promise<string[]> {
  const labelled = z.object({ text: z.string(), label: z.number() })
  return (await readRows(path)).flatMap((row) => {
    const { text, label } = labelled.parse(row)
    return label === 1 ? [text] : []
  })
}

async function readRows(path: string): Promise<unknown[]> {
  const content = await readFile(path, 'utf8')
  if (content.trimStart().startsWith('[')) return z.array(z.unknown()).parse(JSON.parse(content))
  return content
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line))
}
