import type { Db } from '../domain/db.ts'
import type { FaqDeps } from '../domain/knowledge/faq/change-faqs.ts'
import type { RowOutcome, RowProblem } from '../domain/knowledge/faq/importing/import-faqs-plan.ts'
import { undoImport } from '../domain/knowledge/faq/importing/undo-import.ts'
import type { FaqFile } from './faq-file.ts'
import { importFaqFile } from './import-faq-file.ts'

const LISTED_IMPORTS = 50
const LISTED_ROWS = 5
const LISTED_CHARACTERS = 60

export interface RunImportOptions {
  dryRun: boolean
  fileName: string
  onProgress(text: string): void
}

/** Imports and prints what became of it. Returns the import's id; null when nothing was written. */
export async function runImport(
  deps: FaqDeps,
  file: FaqFile,
  { onProgress, ...options }: RunImportOptions,
): Promise<string | null> {
  if (file.encoding !== 'utf-8')
    console.error(`The file is not UTF-8; it was read as ${file.encoding}. Check letters with accents.`)
  const done = await importFaqFile(deps, file, {
    ...options,
    onProgress: (rows, all) => onProgress(`${rows} of ${all} rows`),
  })
  onProgress('')
  if (done.ignoredColumns.length > 0) console.error(`Ignored columns: ${done.ignoredColumns.join(', ')}.`)
  for (const line of problemLines(done.rejected)) console.error(line)
  if (options.dryRun) for (const line of done.outcomes.flatMap(differenceLines)) console.log(line)
  const fromHtml = done.outcomes.filter((row) => row.fromHtml).length
  if (fromHtml > 0)
    console.log(
      `${fromHtml} ${fromHtml === 1 ? 'row has HTML, which becomes' : 'rows have HTML, which becomes'} Markdown.`,
    )
  const bad = new Set(done.rejected.map(({ row }) => row)).size
  const counts = `${done.created} created, ${done.updated} updated, ${done.unchanged} unchanged, ${bad} bad`
  console.log(options.dryRun ? `Dry run, nothing is written: ${counts}.` : `${counts}.`)
  if (bad > 0) process.exitCode = 1
  if (done.importId) console.log(`To take it back: npm run faq -- undo ${done.importId}`)
  return done.importId
}

/** A line for each fault, with all rows that have it. */
function problemLines(rejected: readonly RowProblem[]): string[] {
  const byFault = Map.groupBy(rejected, ({ field, message }) => `${field}: ${message}`)
  return [...byFault].map(([fault, rows]) => {
    const numbers = rows.slice(0, LISTED_ROWS).map(({ row }) => row)
    const more = rows.length > LISTED_ROWS ? ` … (${rows.length} rows)` : ''
    return `${rows.length === 1 ? 'Row' : 'Rows'} ${numbers.join(', ')}${more}, ${fault}`
  })
}

function differenceLines({ row, question, differences }: RowOutcome): string[] {
  if (differences.length === 0) return []
  return [
    `Row ${row} would update "${shorten(question)}":`,
    ...differences.map(
      ({ field, before, after }) => `  ${field}: "${shorten(before)}" -> "${shorten(after)}"`,
    ),
  ]
}

function shorten(text: string): string {
  const line = text.replace(/\s*\n\s*/g, ' | ')
  return line.length > LISTED_CHARACTERS ? `${line.slice(0, LISTED_CHARACTERS)}…` : line
}

export async function listImports(db: Db): Promise<void> {
  const imports = await db.faqImport.findMany({ orderBy: { id: 'desc' }, take: LISTED_IMPORTS })
  if (imports.length === 0) console.log('There were no imports.')
  for (const { id, createdAt, fileName, startedBy, created, updated, undoneAt } of imports) {
    const who = `${fileName ?? 'rows'} by ${startedBy ?? 'the command line'}`
    const state = undoneAt ? `, undone ${undoneAt.toISOString()}` : ''
    console.log(`${id}  ${createdAt.toISOString()}  ${who}: ${created} created, ${updated} updated${state}`)
  }
}

/** Returns the import's id. @throws NotFound, Conflict */
export async function runUndo(deps: FaqDeps, id: string): Promise<string> {
  const { restored, deleted, kept } = await undoImport(deps, id, null)
  console.log(`${restored} restored, ${deleted} deleted, ${kept.length} left as they are.`)
  for (const { question, reason } of kept) console.log(`Left, ${reason} since: ${question}`)
  return id
}
