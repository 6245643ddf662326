import type { FaqInput, ImportFaqsInput } from '../../../gql/console/graphql.ts'
import type { BadRow, FaqFile } from '../format/faq-file.ts'

type Entry = FaqFile['entries'][number]

/** What the API takes in one call, in rows and in bytes; the operation itself needs some of its 64 KB. */
const MAX_ROWS = 200
const MAX_BYTES = 56 * 1024

/** One call: what it sends, and which rows of the file that is. */
export interface Batch {
  rows: number[]
  input: Pick<ImportFaqsInput, 'rows' | 'table'>
}

export interface Batches {
  batches: Batch[]
  /** What no batch may contain. */
  rejected: BadRow[]
}

/** The file in calls that the API takes, without the rows that are `left` out. */
export function batchesOf({ columns, entries }: FaqFile, left: ReadonlySet<number>): Batches {
  const encoder = new TextEncoder()
  const bytesOf = (content: unknown) => encoder.encode(JSON.stringify(content)).length + 1
  const room = MAX_BYTES - bytesOf(columns ?? [])
  const rejected: BadRow[] = []
  const batches: Entry[][] = []
  let bytesLeft = 0
  for (const entry of entries) {
    const bytes = bytesOf(entry.content)
    const tooLong = bytes > room
    const isLeft = tooLong || left.has(entry.row)
    if (tooLong) rejected.push({ row: entry.row, field: 'row', message: 'This row is too long. Shorten it.' })
    if (isLeft && !columns) continue
    // A spreadsheet keeps its place as a blank row, for the server counts them.
    const kept: Entry = isLeft ? { ...entry, content: [] } : entry
    const size = bytesOf(kept.content)
    const last = batches.at(-1)
    if (last && last.length < MAX_ROWS && size <= bytesLeft) last.push(kept)
    else {
      batches.push([kept])
      bytesLeft = room
    }
    bytesLeft -= size
  }
  // Without rows it still has headings to complain about.
  if (columns && batches.length === 0) batches.push([])
  return { batches: batches.map((some) => toBatch(columns, some)), rejected }
}

function toBatch(columns: string[] | undefined, entries: readonly Entry[]): Batch {
  const rows = entries.map(({ row }) => row)
  if (!columns) return { rows, input: { rows: entries.map(({ content }) => content as FaqInput) } }
  const records = entries.map(({ content }) => content as string[])
  return { rows, input: { table: { columns, records, firstRow: rows[0] ?? 1 } } }
}
