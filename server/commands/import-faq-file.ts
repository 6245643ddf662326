import type { FaqDeps } from '../domain/faq/change-faqs.ts'
import { importFaqs, MOST_IMPORTED_ROWS } from '../domain/faq/import-faqs.ts'
import { findRepeatedRows, type RowProblem, repeatedRow } from '../domain/faq/import-faqs-plan.ts'
import type { FaqFile } from './faq-file.ts'

export interface FileImport {
  created: number
  updated: number
  unchanged: number
  /** Named by the file's own rows. */
  rejected: RowProblem[]
}

/** A whole file, batch by batch; `onProgress` is told how many of its rows are done. */
export async function importFaqFile(
  deps: FaqDeps,
  file: FaqFile,
  { dryRun, onProgress }: { dryRun: boolean; onProgress(done: number, all: number): void },
): Promise<FileImport> {
  const total: FileImport = { created: 0, updated: 0, unchanged: 0, rejected: [...file.rejected] }
  const rowAt = (index: number) => file.rows[index]?.row ?? 0
  // Batch by batch, the later of two equal questions would overwrite the earlier one.
  const repeated = findRepeatedRows(file.rows.map(({ input }) => input))
  const left = new Set(repeated.map(({ row }) => row - 1))
  for (const { row, firstRow } of repeated)
    total.rejected.push(repeatedRow({ row: rowAt(row - 1), firstRow: rowAt(firstRow - 1) }))
  const rows = file.rows.filter((_, index) => !left.has(index))
  for (let start = 0; start < rows.length; start += MOST_IMPORTED_ROWS) {
    const batch = rows.slice(start, start + MOST_IMPORTED_ROWS)
    const inputs = batch.map(({ input }) => input)
    const result = await importFaqs(deps, inputs, { dryRun, by: null })
    total.created += result.created
    total.updated += result.updated
    total.unchanged += result.unchanged
    for (const problem of result.rejected)
      total.rejected.push({ ...problem, row: batch[problem.row - 1]?.row ?? 0 })
    onProgress(start + batch.length, rows.length)
  }
  total.rejected.sort((a, b) => a.row - b.row)
  return total
}
