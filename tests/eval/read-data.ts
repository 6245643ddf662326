import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { SearchableFaq } from '#server/domain/faq/faq-match.ts'

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
  tags: z.string().nullish(),
})

export interface LabelledQuery {
  text: string
  faqId: string | null
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
    const { text, faq, tags } = queryRow.parse({ faq: null, ...(row as object) })
    return { text, faqId: faq, tags: tags?.split(/\s+/) ?? [] }
  })
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
