import { fromCell, fromListCell } from './csv-cell.ts'
import { columns, type FaqFile, UnreadableFile } from './faq-file.ts'

type Column = (typeof columns)[number]
const required: readonly Column[] = ['question', 'answer', 'category']

/** @throws UnreadableFile when it is no table with the columns of an FAQ */
export async function readCsv(text: string): Promise<FaqFile> {
  const [header = [], ...records] = await parse(text)
  const names = header.map((name) => name.trim().toLowerCase())
  const missing = required.filter((name) => !names.includes(name))
  if (missing.length > 0)
    throw new UnreadableFile(`The first row has to name the columns; missing: ${missing.join(', ')}.`)
  const strange = names.filter((name) => !columns.some((known) => known === name))
  if (strange.length > 0)
    throw new UnreadableFile(`Unknown columns: ${strange.join(', ')}. Known are ${columns.join(', ')}.`)

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
      const message = `“${cell('enabled')}” is neither true nor false.`
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

async function parse(text: string): Promise<string[][]> {
  // Loaded when there is a file to read: it is larger than the rest of the screen.
  const csv = await import('csv-parse/browser/esm/sync')
  try {
    return csv.parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: false,
    })
  } catch (error) {
    throw new UnreadableFile(`The file is no CSV. ${error instanceof Error ? error.message : String(error)}`)
  }
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
