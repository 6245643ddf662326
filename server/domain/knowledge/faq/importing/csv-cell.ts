// A spreadsheet runs a cell that begins with one of these, full-width forms included, as a formula.
const formula = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/

/** What a spreadsheet shows as text: an apostrophe before what would be a formula. */
export function toCell(text: string): string {
  return formula.test(text) ? `'${text}` : text
}

/** The text again, without the apostrophe that `toCell` adds. */
export function fromCell(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell
}

/** A list in one cell: an entry a line. */
export function toListCell(entries: readonly string[]): string {
  const [only] = entries
  // The line's end says that this is one entry, not several with bars between them.
  if (entries.length === 1 && only?.includes('|')) return toCell(`${only}\n`)
  return toCell(entries.join('\n'))
}

/** An entry a line, or in one line with bars between them, as people write it by hand. */
export function fromListCell(cell: string): string[] {
  const text = fromCell(cell)
  return text
    .split(text.includes('\n') ? /\r?\n/ : '|')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
}
