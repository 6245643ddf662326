import { importAgain } from '../../../ui/loading/import-again.ts'
import { type FaqFile, UnreadableFile } from './faq-file.ts'

/** Cells, as in server/commands/read-csv-table.ts. @throws UnreadableFile when it is no table */
export async function readCsv(text: string): Promise<Omit<FaqFile, 'encoding'>> {
  // Excel's own first line, which says what divides the cells.
  const [hint = '', named] = /^sep=(.)\r?\n/i.exec(text) ?? []
  const body = text.slice(hint.length)
  const [header = [], ...records] = await parse(body, named ?? delimiterOf(body))
  const firstRow = hint === '' ? 2 : 3
  return {
    columns: header.map((name) => name.trim()),
    entries: records.map((content, at) => ({ row: firstRow + at, content })),
    rejected: [],
  }
}

async function parse(text: string, delimiter: string): Promise<string[][]> {
  // Loaded when there is a file to read: it is larger than the rest of the screen.
  const csv = await importAgain(() => import('csv-parse/browser/esm/sync'))
  try {
    return csv.parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: false })
  } catch (error) {
    throw new UnreadableFile(
      `The file is not valid CSV. ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

/** Spreadsheets of some countries divide cells by semicolons or tabs: whichever the headings have most of. */
function delimiterOf(text: string): string {
  const unquoted = text.replace(/"(?:[^"]|"")*"/g, '""')
  const [first = ''] = unquoted.trimStart().split(/\r?\n|\r/, 1)
  const count = (delimiter: string) => first.split(delimiter).length
  return [',', ';', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best))
}
