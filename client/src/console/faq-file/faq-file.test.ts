import { expect, test } from 'vitest'
import { batchesOf } from './batches.ts'
import { readFaqFile } from './read-faq-file.ts'
import { writeFaqFile } from './write-faq-file.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const faq = (question: string) => ({
  ...{ id: question, question, answer: '=1+1\n"quoted", with a comma', category: 'Tests' },
  ...{ phrasings: ['one|two'], keywords: ['three', 'four'], enabled: false, updatedAt: '' },
})

test.each(['csv', 'json'] as const)('what was exported as %s comes back as it was', async (format) => {
  const text = await writeFaqFile([faq('Is it?'), faq('-Was it?')], format)
  const { rows, rejected } = await readFaqFile(`faq.${format}`, bytes(text))
  expect(rejected).toEqual([])
  const { question, answer, category, phrasings, keywords, enabled } = faq('Is it?')
  expect(rows[0]?.input).toEqual({ question, answer, category, phrasings, keywords, enabled })
  expect(rows[1]?.input.question).toBe('-Was it?')
})

test('no cell is a formula to a spreadsheet', async () => {
  expect(await writeFaqFile([faq('=cmd()')], 'csv')).toContain("\n'=cmd(),\"'=1+1\n")
})

test('bad rows are told by their number, and the others are kept', async () => {
  const csv = 'question;answer;category;enabled\nOne?;Yes;A;perhaps\n\nTwo?;Yes;A;no\nThree?;Yes;A;no;more\n'
  const fromCsv = await readFaqFile('faq.csv', bytes(csv))
  expect(fromCsv.rejected.map(({ row, field }) => [row, field])).toEqual([
    [2, 'enabled'],
    [5, 'row'],
  ])
  expect(fromCsv.rows.map(({ row, input }) => [row, input.question])).toEqual([[4, 'Two?']])
  const json = [{ question: 'One?', category: 3, keywords: 'x' }, 'nonsense', { ...faq('Two?'), more: 1 }]
  const fromJson = await readFaqFile('faq.json', bytes(JSON.stringify(json)))
  expect(fromJson.rejected.map(({ row, field }) => [row, field])).toEqual([
    [1, 'answer'],
    [1, 'category'],
    [1, 'keywords'],
    [2, 'entry'],
  ])
  expect(fromJson.rows.map(({ row, input }) => [row, Object.keys(input).length])).toEqual([[3, 6]])
})

test.each([
  ['faq.txt', '', 'ends in .csv or .json'],
  ['faq.csv', 'question,answer\n', 'missing: category'],
  ['faq.csv', 'question,answer,category,colour\n', 'Unknown columns: colour'],
  ['faq.csv', '"open', 'no CSV'],
  ['faq.json', '{', 'no JSON'],
  ['faq.json', '{}', 'no list'],
])('%s with %j is refused with what to do', async (name, text, message) => {
  await expect(readFaqFile(name, bytes(text))).rejects.toThrow(message)
  await expect(readFaqFile('faq.csv', new Uint8Array([0xff, 0xfe, 0]))).rejects.toThrow('UTF-8')
})

test('a large file goes in calls that the API takes, and a repeated question is found across them', () => {
  const input = { question: '', answer: 'x'.repeat(7000), category: 'Tests' }
  const rows = Array.from({ length: 20 }, (_, row) => ({ row, input: { ...input, question: `No. ${row}` } }))
  const more = [
    { row: 30, input: { ...input, question: 'Nö 3!' } },
    { row: 31, input: { ...input, answer: 'x'.repeat(70_000) } },
  ]
  const { batches, rejected } = batchesOf([...rows, ...more])
  expect(batches.flat()).toHaveLength(20)
  for (const batch of batches)
    expect(bytes(JSON.stringify(batch.map((row) => row.input))).length).toBeLessThan(60_000)
  expect(rejected).toMatchObject([
    { row: 30, message: expect.stringContaining('Row 3 has the same question') },
    { row: 31, message: expect.stringContaining('too long') },
  ])
})
