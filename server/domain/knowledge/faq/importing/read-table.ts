import type { FaqInput } from '../check-faq-input.ts'
import { fromCell, fromListCell } from './csv-cell.ts'
import type { RowProblem } from './import-faqs-plan.ts'
import { columnOf, type FaqColumn, readSwitch } from './table-words.ts'

/** A spreadsheet as it stands in its file: cells, not yet understood. */
export interface FaqTable {
  /** The headings. */
  columns: readonly string[]
  records: readonly (readonly string[])[]
  /** The number that its file gives the first record; 1 when left out. */
  firstRow?: number | null | undefined
}

export interface ReadTable {
  rows: { row: number; input: FaqInput }[]
  rejected: RowProblem[]
  /** Headings that are not of an FAQ: their cells are passed over. */
  ignoredColumns: string[]
  /** What is wrong with the table as a whole; no row of it is read then. */
  problem: string | null
}

const required: readonly FaqColumn[] = ['question', 'answer', 'category']
/** With more values that cannot be read than this, the column is what is wrong, and said once. */
const MAX_BAD_VALUES = 3
const MAX_SHOWN_VALUES = 3

/** Understands headings and cells in any language that spreadsheets come in. */
export function readTable({ columns, records, firstRow }: FaqTable): ReadTable {
  const named = columns.map(columnOf)
  const places = new Map<FaqColumn, number>()
  // The first column of a kind counts; a later one ("title" beside "question") is passed over.
  named.forEach((column, at) => {
    if (column !== null && !places.has(column)) places.set(column, at)
  })
  const kept = new Set(places.values())
  const ignoredColumns = columns.filter((heading, at) => !kept.has(at) && heading.trim() !== '')
  const missing = required.filter((column) => !places.has(column))
  if (missing.length > 0)
    return { rows: [], rejected: [], ignoredColumns, problem: missingText(missing, columns) }

  const read: ReadTable = { rows: [], rejected: [], ignoredColumns, problem: null }
  const unclear: { row: number; value: string }[] = []
  for (const [index, cells] of records.entries()) {
    const row = (firstRow ?? 1) + index
    if (cells.every((cell) => cell.trim() === '')) continue
    const cell = (column: FaqColumn) => {
      const place = places.get(column)
      return place === undefined ? undefined : (cells[place] ?? '')
    }
    const enabled = readSwitch(cell('enabled'))
    if (cells.slice(columns.length).some((extra) => extra.trim() !== '')) {
      const message = `It has ${cells.length} cells for ${columns.length} columns. Put quotation marks around text that has the separator in it.`
      read.rejected.push({ row, field: 'row', message })
    } else if (enabled === null) unclear.push({ row, value: (cell('enabled') ?? '').trim() })
    else read.rows.push({ row, input: toInput(cell, enabled) })
  }
  const heading = columns[places.get('enabled') ?? -1] ?? 'enabled'
  read.rejected.push(
    ...unclear.map(({ row, value }) => ({
      row,
      field: 'enabled',
      message: unclearText(heading, value, unclear),
    })),
  )
  read.rejected.sort((a, b) => a.row - b.row)
  return read
}

function toInput(cell: (column: FaqColumn) => string | undefined, enabled: boolean | undefined): FaqInput {
  const text = (column: FaqColumn) => fromCell(cell(column) ?? '')
  // No such column: the list stays as it is.
  const list = (column: FaqColumn) => {
    const entries = cell(column)
    return entries === undefined ? undefined : fromListCell(entries)
  }
  return {
    question: text('question'),
    answer: text('answer'),
    category: text('category'),
    phrasings: list('phrasings'),
    keywords: list('keywords'),
    enabled,
    // An empty cell says nothing: what is known already stays, and a language is detected.
    language: text('language').trim() || undefined,
    translationOf: text('translationOf').trim() || undefined,
    externalId: text('externalId').trim() || undefined,
  }
}

function missingText(missing: readonly string[], columns: readonly string[]): string {
  const found = columns.filter((heading) => heading.trim() !== '')
  const have = found.length > 0 ? ` It has: ${found.join(', ')}.` : ''
  return `The first row has to name the columns; missing: ${missing.join(', ')}.${have}`
}

/** The same words for all rows of a column that is bad as a whole, so that they can be shown as one. */
function unclearText(heading: string, value: string, unclear: readonly { value: string }[]): string {
  if (unclear.length <= MAX_BAD_VALUES) return `“${value}” is neither yes nor no.`
  const values = [...new Set(unclear.map((one) => one.value))].sort()
  const some = values.slice(0, MAX_SHOWN_VALUES).map((one) => `“${one}”`)
  const more = values.length > MAX_SHOWN_VALUES ? ' …' : ''
  return `The column “${heading}” has values that are neither yes nor no: ${some.join(', ')}${more}. Use yes and no, true and false, or 1 and 0, or leave the column out.`
}
