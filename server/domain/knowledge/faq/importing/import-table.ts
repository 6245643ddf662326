import { InvalidInput } from '../../../errors.ts'
import type { FaqDeps } from '../change-faqs.ts'
import { type ImportOptions, type ImportResult, importFaqs } from './import-faqs.ts'
import { type FaqTable, readTable } from './read-table.ts'

export interface TableImport extends ImportResult {
  /** Headings that are not of an FAQ. */
  ignoredColumns: string[]
}

/** `importFaqs` for part of a spreadsheet. Rows are named as its file numbers them. @throws InvalidInput */
export async function importTable(
  deps: FaqDeps,
  table: FaqTable,
  options: ImportOptions,
): Promise<TableImport> {
  const { rows, rejected, ignoredColumns, problem } = readTable(table)
  if (problem !== null) throw new InvalidInput('table', problem)
  const result = await importFaqs(
    deps,
    rows.map(({ input }) => input),
    { ...options, rowNumbers: rows.map(({ row }) => row) },
  )
  return {
    ...result,
    rejected: [...rejected, ...result.rejected].sort((a, b) => a.row - b.row),
    ignoredColumns,
  }
}
