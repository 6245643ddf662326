import { describe, expect, test } from 'vitest'
import { batchesOf } from '../import/batches.ts'
import { readFaqFile } from './read-faq-file.ts'
import { writeFaqFile } from './write-faq-file.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const faq = (question: string) => ({
  ...{ id: question, question, answer: '=1+1\n"quoted", with a comma', category: 'Tests' },
  ...{ phrasings: ['one|two'], keywords: ['three', 'four'], enabled: false, updatedAt: '' },
  ...{ language: null, externalId: null, translationOf: null, wordedAt: '2026-03-03T10:00:00.000Z' },
})

test('a JSON export is imported unchanged, and a CSV export cell by cell', async () => {
  const exported = [faq('Is it?'), faq('-Was it?')]
  const { question, answer, category, phrasings, keywords, enabled } = faq('Is it?')
  const json = await readFaqFile('faq.json', bytes(await writeFaqFile(exported, 'json')))
  expect(json.rejected).toEqual([])
  expect(json.entries[0]?.content).toEqual({
    ...{ question, answer, category, phrasings, keywords, enabled },
    ...{ language: null, externalId: null, translationOf: null },
  })
  const csv = await readFaqFile('faq.csv', bytes(await writeFaqFile(exported, 'csv')))
  expect(csv.columns).toEqual([
    ...['question', 'answer', 'category', 'phrasings', 'keywords'],
    ...['enabled', 'language', 'translationOf', 'externalId'],
  ])
  expect(csv.entries).toEqual([
    {
      row: 2,
      content: ['Is it?', `'${answer}`, category, 'one|two\n', 'three\nfour', 'false', '', '', ''],
    },
    {
      row: 3,
      content: ["'-Was it?", `'${answer}`, category, 'one|two\n', 'three\nfour', 'false', '', '', ''],
    },
  ])
})

test('no cell is treated as a formula by a spreadsheet', async () => {
  expect(await writeFaqFile([faq('=cmd()')], 'csv')).toContain("\n'=cmd(),\"'=1+1\n")
})

test('bad entries of JSON are named by their number, and the others are kept', async () => {
  const json = [{ question: 'One?', category: 3, keywords: 'x' }, 'nonsense', { ...faq('Two?'), more: 1 }]
  const fromJson = await readFaqFile('faq.json', bytes(JSON.stringify(json)))
  expect(fromJson.rejected.map(({ row, field }) => [row, field])).toEqual([
    [1, 'answer'],
    [1, 'category'],
    [1, 'keywords'],
    [2, 'entry'],
  ])
  expect(fromJson.entries.map(({ row, content }) => [row, Object.keys(content).length])).toEqual([[3, 9]])
})

test.each([
  ['faq.txt', '', 'ends in .csv or .json'],
  ['faq.csv', '"open', 'not valid CSV'],
  ['faq.json', '{', 'not valid JSON'],
  ['faq.json', '{}', 'not a list'],
])('%s with %j is refused with what to do', async (name, text, message) => {
  await expect(readFaqFile(name, bytes(text))).rejects.toThrow(message)
})

const german = 'Frage;Antwort\r\n"Größe?";"Erste Zeile\nzweite"\r\n'
const utf16 = (text: string) =>
  Uint8Array.from([...text].flatMap((one) => [one.charCodeAt(0) & 255, one.charCodeAt(0) >> 8]))
test.each([
  ['utf-8', bytes(german), 2],
  ['utf-8', bytes(`sep=;\r\n${german}`), 3],
  ['utf-8', bytes(german.replaceAll(';', '\t')), 2],
  ['utf-16le', utf16(`\ufeff${german}`), 2],
  ['utf-16le', utf16(german), 2],
  ['windows-1252', Uint8Array.from(german, (one) => one.charCodeAt(0)), 2],
])('a spreadsheet is read in %s, as Excel saves it', async (encoding, file, row) => {
  expect(await readFaqFile('faq.csv', file)).toMatchObject({
    columns: ['Frage', 'Antwort'],
    entries: [{ row, content: ['Größe?', 'Erste Zeile\nzweite'] }],
    encoding,
  })
})

describe('a large file', () => {
  const long = (row: number) => ({ row, content: [`No. ${row}`, 'x'.repeat(row === 25 ? 70_000 : 7000)] })
  const rows = Array.from({ length: 40 }, (_, at) => at + 2)
  const file = { columns: ['question', 'answer'], entries: rows.map(long), rejected: [], encoding: 'utf-8' }

  test('is sent in calls that the API accepts, each with its position in the file', () => {
    const { batches, rejected } = batchesOf(file, new Set([7]))
    for (const { input } of batches) expect(bytes(JSON.stringify(input)).length).toBeLessThan(60_000)
    expect(rejected).toMatchObject([{ row: 25, message: expect.stringContaining('too long') }])
    const sent = batches.flatMap(({ rows: some, input }) =>
      (input.table?.records ?? []).map((cells, at) => [
        some[at],
        (input.table?.firstRow ?? 0) + at,
        cells[0] ?? '',
      ]),
    )
    // What is left out is a blank row, so that the others keep their numbers.
    expect(sent).toEqual(rows.map((row) => [row, row, row === 7 || row === 25 ? '' : `No. ${row}`]))
  })

  test('of JSON is sent without the skipped entries', () => {
    const entries = rows.map((row) => ({
      row,
      content: { question: `No. ${row}`, answer: 'Yes.', category: 'Tests' },
    }))
    const { batches } = batchesOf({ entries, rejected: [], encoding: 'utf-8' }, new Set([7]))
    expect(batches.flatMap(({ rows: some }) => some)).toEqual(rows.filter((row) => row !== 7))
  })
})
