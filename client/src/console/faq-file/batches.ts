import type { BadRow, FaqFile } from './faq-file.ts'

type Row = FaqFile['rows'][number]

/** What the API takes in one call, in rows and in bytes; the operation itself needs some of its 64 KB. */
const mostRows = 200
const mostBytes = 56 * 1024

export interface Batches {
  batches: Row[][]
  /** What no batch may hold. */
  rejected: BadRow[]
}

/**
 * The file in calls that the API takes. It looks for repeated questions within one call; those of different calls are
 * found here, or the later one would overwrite the earlier one.
 */
export function batchesOf(rows: readonly Row[]): Batches {
  const encoder = new TextEncoder()
  const firstRows = new Map<string, number>()
  const rejected: BadRow[] = []
  const batches: Row[][] = []
  let bytesLeft = 0
  for (const entry of rows) {
    const { row, input } = entry
    const bytes = encoder.encode(JSON.stringify(input)).length + 1
    const key = questionKey(input.question)
    const firstRow = firstRows.get(key)
    if (bytes > mostBytes) {
      rejected.push({ row, field: 'row', message: 'It is too long to be sent. Shorten it.' })
      continue
    }
    if (key !== '' && firstRow !== undefined) {
      const message = `Row ${firstRow} has the same question. Put both into one FAQ, or word them differently.`
      rejected.push({ row, field: 'question', message })
      continue
    }
    firstRows.set(key, row)
    const last = batches.at(-1)
    if (last && last.length < mostRows && bytes <= bytesLeft) last.push(entry)
    else {
      batches.push([entry])
      bytesLeft = mostBytes
    }
    bytesLeft -= bytes
  }
  return { batches, rejected }
}

/** Equal keys: the same question but for case, accents, punctuation and spacing. */
function questionKey(question: string): string {
  const folded = question.normalize('NFKD').toLowerCase().replaceAll(/\p{M}/gu, '')
  return (folded.replaceAll(/['’`´]/g, '').match(/[\p{L}\p{N}]+/gu) ?? []).join(' ') || question.trim()
}
