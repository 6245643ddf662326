import type { FaqDeps } from '../domain/knowledge/faq/change-faqs.ts'
import {
  type ImportOptions,
  type ImportResult,
  importFaqs,
  MAX_IMPORTED_ROWS,
} from '../domain/knowledge/faq/importing/import-faqs.ts'
import type { RowOutcome, RowProblem } from '../domain/knowledge/faq/importing/import-faqs-plan.ts'
import { importTable } from '../domain/knowledge/faq/importing/import-table.ts'
import type { FaqFile } from './faq-file.ts'

export interface FileImport {
  /** Null for a dry run, and for a file without rows. */
  importId: string | null
  created: number
  updated: number
  unchanged: number
  /** Named by the file's own rows. */
  outcomes: RowOutcome[]
  rejected: RowProblem[]
  ignoredColumns: string[]
}

interface Part {
  rows: number
  import(options: ImportOptions): Promise<ImportResult & { ignoredColumns?: string[] }>
}

/** A whole file, part by part, as one import; `onProgress` is called with how many of its rows are done. */
export async function importFaqFile(
  deps: FaqDeps,
  file: FaqFile,
  {
    onProgress,
    ...options
  }: { dryRun: boolean; fileName: string; onProgress(done: number, all: number): void },
): Promise<FileImport> {
  const total: FileImport = {
    ...{ importId: null, created: 0, updated: 0, unchanged: 0 },
    ...{ outcomes: [], rejected: [...file.rejected], ignoredColumns: [] },
  }
  const parts = file.table ? partsOfTable(deps, file.table) : partsOfRows(deps, file.rows ?? [])
  const all = parts.reduce((sum, { rows }) => sum + rows, 0)
  const earlierRows = new Map<string, number>()
  let done = 0
  for (const part of parts) {
    const result = await part.import({ ...options, by: null, importId: total.importId, earlierRows })
    total.importId = result.faqImport?.id ?? null
    total.created += result.created
    total.updated += result.updated
    total.unchanged += result.unchanged
    total.outcomes.push(...result.outcomes)
    total.rejected.push(...result.rejected)
    total.ignoredColumns = result.ignoredColumns ?? []
    done += part.rows
    onProgress(done, all)
  }
  total.rejected.sort((a, b) => a.row - b.row)
  return total
}

function partsOfTable(deps: FaqDeps, { columns, records, firstRow }: NonNullable<FaqFile['table']>): Part[] {
  // Without rows it still has headings to complain about.
  const starts = Array.from(
    { length: Math.max(1, Math.ceil(records.length / MAX_IMPORTED_ROWS)) },
    (_, part) => part * MAX_IMPORTED_ROWS,
  )
  return starts.map((start) => {
    const some = records.slice(start, start + MAX_IMPORTED_ROWS)
    const table = { columns, records: some, firstRow: (firstRow ?? 1) + start }
    return { rows: some.length, import: (options) => importTable(deps, table, options) }
  })
}

function partsOfRows(deps: FaqDeps, rows: NonNullable<FaqFile['rows']>): Part[] {
  const parts: Part[] = []
  for (let start = 0; start < rows.length; start += MAX_IMPORTED_ROWS) {
    const some = rows.slice(start, start + MAX_IMPORTED_ROWS)
    const inputs = some.map(({ input }) => input)
    const rowNumbers = some.map(({ row }) => row)
    parts.push({
      rows: some.length,
      import: (options) => importFaqs(deps, inputs, { ...options, rowNumbers }),
    })
  }
  return parts
}
