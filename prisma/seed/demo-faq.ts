import { readFile } from 'node:fs/promises'
import { z } from 'zod'

/** One entry of the demo knowledge. `id` is a slug for tests and evaluations; the database makes its own ids. */
export interface DemoFaq {
  id: string
  question: string
  answer: string
  category: string
  phrasings: string[]
  keywords: string[]
}

/** A labelled question: `faq` is the slug of the entry that answers it, null when none does. */
export interface DemoQuestion {
  qid: string
  text: string
  faq: string | null
  /** Words apart: far, near, typo, greeting, two, injection. */
  tags?: string | undefined
}

const text = z.string().trim().min(1)

const demoFaqs: z.ZodType<DemoFaq[]> = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
    question: text,
    answer: text,
    category: text,
    phrasings: z.array(text).min(5),
    keywords: z.array(text).min(1),
  }),
)

const demoQuestion: z.ZodType<DemoQuestion> = z.strictObject({
  qid: text,
  text,
  faq: text.nullable(),
  tags: text.optional(),
})

/** The FAQ of the invented shop. Throws when the file is not of its shape. */
export async function readDemoFaqs(): Promise<DemoFaq[]> {
  return demoFaqs.parse(JSON.parse(await readSeedFile('demo-faq.json')))
}

/** Questions to measure the search with; nothing is fitted to them. Throws when the file is not of its shape. */
export async function readDemoQuestions(): Promise<DemoQuestion[]> {
  const lines = (await readSeedFile('demo-questions.jsonl')).split('\n').filter((line) => line !== '')
  return lines.map((line) => demoQuestion.parse(JSON.parse(line)))
}

function readSeedFile(name: string): Promise<string> {
  return readFile(new URL(name, import.meta.url), 'utf8')
}
