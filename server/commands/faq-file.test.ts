import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ExportedFaq } from '../domain/knowledge/faq/export-faqs.ts'
import { readTable } from '../domain/knowledge/faq/importing/read-table.ts'
import { type FaqFile, formatOf, readFaqFile, writeFaqFile } from './faq-file.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
/** A table as the import understands it. */
const read = (file: FaqFile) =>
  file.table
    ? readTable(file.table)
    : { rows: file.rows ?? [], rejected: file.rejected, problem: null, ignoredColumns: [] }
const readCsv = (text: string | Uint8Array) =>
  read(readFaqFile(typeof text === 'string' ? bytes(text) : text, 'csv'))

describe('a file of FAQs', () => {
  // As check-faq-input.ts lets them through: trimmed, not empty, an entry of a list in one line.
  const text = fc
    .oneof(fc.string(), fc.constantFrom('=1+1', "'=1", '-a\n- b', '"a","b"', 'a|b', '@x', '＝1'))
    .map((raw) => raw.replaceAll('\r', '').trim())
    .filter((raw) => raw !== '')
  const entry = text.map((raw) => raw.replace(/\s+/g, ' ')).filter((raw) => !/^\||\|$/.test(raw))
  const faq = fc.record({
    question: text,
    answer: text,
    category: text,
    phrasings: fc.array(entry),
    keywords: fc.array(entry),
    enabled: fc.boolean(),
    language: fc.constantFrom(null, 'de', 'pt-BR'),
    externalId: fc.option(text),
    translationOf: fc.option(text),
  })

  test.each(['csv', 'json'] as const)('reads back from %s exactly what was written', (format) => {
    fc.assert(
      fc.property(fc.array(faq), (faqs) => {
        const file = read(readFaqFile(bytes(writeFaqFile(faqs, format)), format))
        expect(file.rejected).toEqual([])
        // An empty cell says nothing; an import leaves what is not in a file as it is.
        const inCells = ({ language, translationOf, externalId, ...words }: ExportedFaq) => ({
          ...words,
          ...{ language: language ?? undefined, translationOf: translationOf ?? undefined },
          externalId: externalId ?? undefined,
        })
        expect(file.rows.map(({ input }) => input)).toEqual(format === 'csv' ? faqs.map(inCells) : faqs)
      }),
    )
  })

  test('has no cell that a spreadsheet would run as a formula', () => {
    fc.assert(
      fc.property(fc.array(faq, { minLength: 1 }), (faqs) => {
        const csv = writeFaqFile(faqs, 'csv')
        const cells = csv.slice(1).match(/(?<=^|,|\n)("(?:[^"]|"")*"|[^",\n]*)(?=,|\n|$)/g) ?? []
        expect(cells.filter((cell) => /^"?[=+\-@\t＝]/.test(cell))).toEqual([])
      }),
    )
  })

  test('may come from a spreadsheet that uses semicolons, with columns in any order', () => {
    const { rows } = readCsv(
      '\ufeffCategory;Question;Answer;Keywords\r\nShop;Open, today?;Yes;open | hours\r\n',
    )
    expect(rows).toEqual([
      {
        row: 2,
        input: {
          question: 'Open, today?',
          answer: 'Yes',
          category: 'Shop',
          phrasings: undefined,
          keywords: ['open', 'hours'],
          enabled: undefined,
        },
      },
    ])
  })

  test('names bad rows by their spreadsheet number, and skips blank ones', () => {
    const csv =
      'question,answer,category,enabled\nA?,Yes,Shop,perhaps\n\nB?,Yes, it is,Shop,true\nC?,Yes,Shop,no\n'
    expect(readCsv(csv)).toMatchObject({
      rows: [{ row: 5, input: { question: 'C?', enabled: false } }],
      rejected: [
        { row: 2, field: 'enabled' },
        { row: 4, field: 'row' },
      ],
    })
  })

  test('names the field of a JSON entry that has the wrong type', () => {
    const json = JSON.stringify([{ question: 'A?', answer: 1, category: 'Shop', phrasings: ['x', 2] }, null])
    const { rows = [], rejected } = readFaqFile(bytes(json), 'json')
    expect(rows).toEqual([])
    expect(rejected.map(({ row, field }) => `${row} ${field}`)).toEqual([
      '1 answer',
      '1 phrasings.1',
      '2 entry',
    ])
  })

  test('reports what is wrong with the file as a whole', () => {
    expect(readCsv('question,answer\nA,B\n').problem).toMatch(/missing: category/)
    expect(() => readFaqFile(bytes('{}'), 'json')).toThrow(/not a list/)
    expect(() => formatOf('faqs.xlsx')).toThrow(/\.csv or \.json/)
  })

  const german = 'Frage;Antwort;Kategorie;Aktiv\r\n"Größe?";"Erste Zeile\nzweite";Maße;WAHR\r\n'
  const utf16 = (text: string, mark = '\ufeff') => new Uint8Array(Buffer.from(mark + text, 'utf16le'))

  test.each([
    ['UTF-8', bytes(german)],
    ['a hint for Excel', bytes(`sep=;\r\n${german}`)],
    ['a mark and a hint', bytes(`\ufeffsep=;\n${german}`)],
    ['UTF-16', utf16(german)],
    ['UTF-16 without a mark', utf16(german, '')],
    ['UTF-16 from the other end', new Uint8Array(Buffer.from(utf16(german)).swap16())],
    ['Windows-1252', new Uint8Array(Buffer.from(german, 'latin1'))],
    ['tabs', bytes(german.replaceAll(';', '\t'))],
    ['commas', bytes(german.replaceAll(';', ','))],
  ])('is read in %s', (_name, file) => {
    const { rows, rejected, problem } = readCsv(file)
    expect({ rejected, problem }).toEqual({ rejected: [], problem: null })
    expect(rows).toMatchObject([
      { input: { question: 'Größe?', answer: 'Erste Zeile\nzweite', category: 'Maße', enabled: true } },
    ])
  })
})
