// As server/domain/knowledge/faq/importing/csv-cell.ts reads them: what is exported here comes back as it was.

// A spreadsheet runs a cell that begins with one of these, full-width forms included, as a formula.
const formula = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/

/** What a spreadsheet shows as text: an apostrophe before what would be a formula. */
export function toCell(text: string): string {
  return formula.test(text) ? `'${text}` : text
}

/** A list in one cell: an entry a line. */
export function toListCell(entries: readonly string[]): string {
  const [only] = entries
  // The line's end says that this is one entry, not several with bars between them.
  if (entries.length === 1 && only?.includes('|')) return toCell(`${only}\n`)
  return toCell(entries.join('\n'))
}
