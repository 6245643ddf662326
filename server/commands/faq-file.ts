import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'
import type { FaqInput } from '../domain/faq/check-faq-input.ts'
import type { FaqContent } from '../domain/faq/faq-content.ts'
import type { RowProblem } from '../domain/faq/import-faqs-plan.ts'
import { fromCell, fromListCell, toCell, toListCell } from './csv-cell.ts'

export type FaqFileFormat = 'csv' | 'json'

/** What stands in a file. `row`: as a spreadsheet counts, the header is 1; of JSON, the first entry is 1. */
export interface FaqFile {
  rows: { row: number; input: FaqInput }[]
  rejected: RowProblem[]
}

const columns = ['question', 'answer', 'category', 'phrasings', 'keywords', 'enabled'] as const
type Column = (typeof columns)[number]
const required: readonly Column[] = ['question', 'answer', 'category']

/** By the file's name. @throws Error that says which names there are */
export function formatOf(path: string): FaqFileFormat {
  const [, ending] = /\.(csv|json)$/i.exec(path) ?? []
  if (!ending) throw new Error(`${path}: use a name that ends in .csv or .json.`)
  return ending.toLowerCase() === 'csv' ? 'csv' : 'json'
}

export function writeFaqFile(faqs: readonly FaqContent[], format: FaqFileFormat): string {
  if (format === 'json') return `${JSON.stringify(faqs, null, 2)}\n`
  const rows = faqs.map(({ phrasings, keywords, enabled, ...texts }) => ({
    question: toCell(texts.question),
    answer: toCell(texts.answer),
    category: toCell(texts.category),
    phrasings: toListCell(phrasings),
    keywords: toListCell(keywords),
    enabled: String(enabled),
  }))
  // The mark at the beginning tells spreadsheets that this is UTF-8.
  return stringify(rows, { header: true, columns: [...columns], bom: true })
}

/** @throws Error when the file as a whole cannot be read; bad rows are told in `rejected` */
export function readFaqFile(bytes: Uint8Array, format: FaqFileFormat): FaqFile {
  const text = decode(bytes)
  return format === 'json' ? readJson(text) : readCsv(text)
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Error('The file is not UTF-8. Save it as "CSV UTF-8" or in UTF-8.')
  }
}

const entry = z.object({
  question: z.string(),
  answer: z.string(),
  category: z.string(),
  phrasings: z.array(z.string()).nullish(),
  keywords: z.array(z.string()).nullish(),
  enabled: z.boolean().nullish(),
})

function readJson(text: string): FaqFile {
  const entries = z.array(z.unknown()).safeParse(parseJson(text))
  if (!entries.success)
    throw new Error('The file is no list: [{ "question": …, "answer": …, "category": … }].')
  const file: FaqFile = { rows: [], rejected: [] }
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
    throw new Error(`The file is no JSON. ${error instanceof Error ? error.message : error}`)
  }
}

function readCsv(text: string): FaqFile {
  const [header = [], ...records] = parse(text, {
    delimiter: delimiterOf(text),
    relax_column_count: true,
    skip_empty_lines: false,
  })
  const names = header.map((name) => name.trim().toLowerCase())
  const missing = required.filter((name) => !names.includes(name))
  if (missing.length > 0)
    throw new Error(`The first row has to name the columns; missing: ${missing.join(', ')}.`)
  const strange = names.filter((name) => !columns.some((known) => known === name))
  if (strange.length > 0)
    throw new Error(`Unknown columns: ${strange.join(', ')}. Known are ${columns.join(', ')}.`)

  const file: FaqFile = { rows: [], rejected: [] }
  for (const [index, cells] of records.entries()) {
    const row = index + 2
    if (cells.every((cell) => cell.trim() === '')) continue
    const cell = (name: Column) => cells[names.indexOf(name)]
    const enabled = readSwitch(cell('enabled'))
    if (cells.length > names.length) {
      const message = `It has ${cells.length} cells for ${names.length} columns. Quote what has a comma.`
      file.rejected.push({ row, field: 'row', message })
    } else if (enabled === 'unclear') {
      const message = `"${cell('enabled')}" is neither true nor false.`
      file.rejected.push({ row, field: 'enabled', message })
    } else {
      const text = (name: Column) => fromCell(cell(name) ?? '')
      const texts = { question: text('question'), answer: text('answer'), category: text('category') }
      const lists = { phrasings: listOf(cell('phrasings')), keywords: listOf(cell('keywords')) }
      file.rows.push({ row, input: { ...texts, ...lists, enabled } })
    }
  }
  return file
}

/** Spreadsheets of some countries divide cells by semicolons or tabs: whichever the first row has most of. */
function delimiterOf(text: string): string {
  const [first = ''] = text.split('\n', 1)
  const count = (delimiter: string) => first.split(delimiter).length
  return [',', ';', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best))
}

/** No such column: the list stays as it is. */
function listOf(cell: string | undefined): string[] | undefined {
  return cell === undefined ? undefined : fromListCell(cell)
}

function readSwitch(cell: string | undefined): boolean | undefined | 'unclear' {
  const word = cell?.trim().toLowerCase()
  if (word === undefined || word === '') return undefined
  if (['true', 'yes', '1'].includes(word)) return true
  return ['false', 'no', '0'].includes(word) ? false : 'unclear'
}
