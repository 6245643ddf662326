import { parse } from 'csv-parse/sync'
import type { FaqTable } from '../domain/knowledge/faq/importing/read-table.ts'

/** UTF-8, or what spreadsheets write instead: UTF-16, or the Windows code page of western Europe. */
export function decodeFile(bytes: Uint8Array): { text: string; encoding: string } {
  for (const encoding of encodingsOf(bytes)) {
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding }
    } catch {
      // The next one; the last takes any bytes.
    }
  }
  return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' }
}

function encodingsOf([first, second, third, fourth]: Uint8Array): string[] {
  if (first === 0xff && second === 0xfe) return ['utf-16le']
  if (first === 0xfe && second === 0xff) return ['utf-16be']
  // Latin letters in UTF-16 without a mark at the beginning.
  if (second === 0 && fourth === 0) return ['utf-16le']
  if (first === 0 && third === 0) return ['utf-16be']
  return ['utf-8']
}

/** @throws Error when it is no table */
export function readCsvTable(text: string): FaqTable {
  // Excel's own first line, which says what divides the cells.
  const [hint = '', named] = /^sep=(.)\r?\n/i.exec(text) ?? []
  const body = text.slice(hint.length)
  const [columns = [], ...records] = parse(body, {
    bom: true,
    delimiter: named ?? delimiterOf(body),
    relax_column_count: true,
    skip_empty_lines: false,
  })
  return { columns: columns.map((name) => name.trim()), records, firstRow: hint === '' ? 2 : 3 }
}

/** Spreadsheets of some countries divide cells by semicolons or tabs: whichever the headings have most of. */
function delimiterOf(text: string): string {
  const unquoted = text.replace(/"(?:[^"]|"")*"/g, '""')
  const [first = ''] = unquoted.trimStart().split(/\r?\n|\r/, 1)
  const count = (delimiter: string) => first.split(delimiter).length
  return [',', ';', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best))
}
