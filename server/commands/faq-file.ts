import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'
import type { FaqInput } from '../domain/knowledge/faq/check-faq-input.ts'
import type { ExportedFaq } from '../domain/knowledge/faq/export-faqs.ts'
import { toCell, toListCell } from '../domain/knowledge/faq/importing/csv-cell.ts'
import type { RowProblem } from '../domain/knowledge/faq/importing/import-faqs-plan.ts'
import type { FaqTable } from '../domain/knowledge/faq/importing/read-table.ts'
import { decodeFile, readCsvTable } from './read-csv-table.ts'

export type FaqFileFormat = 'csv' | 'json'

/** What is in a file. Rows are numbered as a spreadsheet does, the header is 1; of JSON, the first entry is 1. */
export interface FaqFile {
  /** Of a spreadsheet; of JSON there are `rows`. */
  table?: FaqTable
  rows?: { row: number; input: FaqInput }[]
  rejected: RowProblem[]
  /** What it was read as. */
  encoding: string
}

const columns = [
  ...['question', 'answer', 'category', 'phrasings', 'keywords'],
  ...['enabled', 'language', 'translationOf', 'externalId'],
]

/** By the file's name. @throws Error that says which names there are */
export function formatOf(path: string): FaqFileFormat {
  const [, ending] = /\.(csv|json)$/i.exec(path) ?? []
  if (!ending) throw new Error(`${path}: use a name that ends in .csv or .json.`)
  return ending.toLowerCase() === 'csv' ? 'csv' : 'json'
}

export function writeFaqFile(faqs: readonly ExportedFaq[], format: FaqFileFormat): string {
  if (format === 'json') return `${JSON.stringify(faqs, null, 2)}\n`
  const rows = faqs.map(({ phrasings, keywords, enabled, ...texts }) => ({
    question: toCell(texts.question),
    answer: toCell(texts.answer),
    category: toCell(texts.category),
    phrasings: toListCell(phrasings),
    keywords: toListCell(keywords),
    enabled: String(enabled),
    language: texts.language ?? '',
    translationOf: toCell(texts.translationOf ?? ''),
    externalId: toCell(texts.externalId ?? ''),
  }))
  // The byte order mark is how spreadsheets know UTF-8.
  return stringify(rows, { header: true, columns, bom: true })
}

/** @throws Error when the file as a whole cannot be read; bad entries are named in `rejected` */
export function readFaqFile(bytes: Uint8Array, format: FaqFileFormat): FaqFile {
  const { text, encoding } = decodeFile(bytes)
  const file = format === 'json' ? readJson(text) : { table: readCsvTable(text), rejected: [] }
  return { ...file, encoding }
}

const entry = z.object({
  question: z.string(),
  answer: z.string(),
  category: z.string(),
  phrasings: z.array(z.string()).nullish(),
  keywords: z.array(z.string()).nullish(),
  enabled: z.boolean().nullish(),
  language: z.string().nullish(),
  externalId: z.string().nullish(),
  translationOf: z.string().nullish(),
})

function readJson(text: string): Required<Pick<FaqFile, 'rows' | 'rejected'>> {
  const entries = z.array(z.unknown()).safeParse(parseJson(text))
  if (!entries.success)
    throw new Error('The file is not a list: [{ "question": …, "answer": …, "category": … }].')
  const file = { rows: [] as { row: number; input: FaqInput }[], rejected: [] as RowProblem[] }
  entries.data.forEach((raw, index) => {
    const row = index + 1
    const read = entry.safeParse(raw)
    if (read.success) file.rows.push({ row, input: read.data })
    for (const { path, message } of read.error?.issues ?? [])
      file.rejected.push({ row, field: path.join('.') || 'entry', message })
  })
  return file
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`The file is not valid JSON. ${error instanceof Error ? error.message : error}`)
  }
}
