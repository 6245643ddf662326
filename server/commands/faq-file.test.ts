import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatOf, readFaqFile, writeFaqFile } from './faq-file.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const readCsv = (text: string) => readFaqFile(bytes(text), 'csv')

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
  })

  test.each(['csv', 'json'] as const)('reads back from %s exactly what was written', (format) => {
    fc.assert(
      fc.property(fc.array(faq), (faqs) => {
        const file = readFaqFile(bytes(writeFaqFile(faqs, format)), format)
        expect(file.rejected).toEqual([])
        expect(file.rows.map(({ input }) => input)).toEqual(faqs)
      }),
    )
  })

  test('has no cell that a spreadsheet would run', () => {
    fc.assert(
      fc.property(fc.array(faq, { minLength: 1 }), (faqs) => {
        const csv = writeFaqFile(faqs, 'csv')
        const cells = csv.slice(1).match(/(?<=^|,|\n)("(?:[^"]|"")*"|[^",\n]*)(?=,|\n|$)/g) ?? []
        expect(cells.filter((cell) => /^"?[=+\-@\t＝]/.test(cell))).toEqual([])
      }),
    )
  })

  test('may come from a spreadsheet that divides by semicolons, with columns in any order', () => {
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

  test('names bad rows as the spreadsheet numbers them, and passes over blank ones', () => {
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
    const { rows, rejected } = readFaqFile(bytes(json), 'json')
    expect(rows).toEqual([])
    expect(rejected.map(({ row, field }) => `${row} ${field}`)).toEqual([
      '1 answer',
      '1 phrasings.1',
      '2 entry',
    ])
  })

  test('says what is wrong with it as a whole', () => {
    expect(() => readCsv('question,answer\nA,B\n')).toThrow(/missing: category/)
    expect(() => readCsv('question,answer,category,tags\n')).toThrow(/Unknown columns: tags/)
    expect(() => readFaqFile(bytes('{}'), 'json')).toThrow(/no list/)
    expect(() => readFaqFile(new Uint8Array([0xff, 0xfe, 0x41]), 'csv')).toThrow(/UTF-8/)
    expect(() => formatOf('faqs.xlsx')).toThrow(/\.csv or \.json/)
  })
})
