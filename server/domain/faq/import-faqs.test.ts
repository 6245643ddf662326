import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Faq } from '#prisma/generated/client.ts'
import { buildDeps, type Replica } from '#server/testing/build-deps.ts'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { InvalidInput } from '../errors.ts'
import { exportFaqs } from './export-faqs.ts'
import { importFaqs } from './import-faqs.ts'
import { planImport } from './import-faqs-plan.ts'
import { updateFaq } from './write-faq.ts'

const row = (question: string, answer = 'Yes.') => ({ question, answer, category: 'General' })

describe('planning an import', () => {
  test('counts each row exactly once, whatever the rows are', () => {
    const question = fc.oneof(fc.constantFrom('Open today?', 'open  today', 'Öpen today', ''), fc.string())
    const rows = fc.array(fc.record({ question, answer: fc.string(), category: fc.constant('General') }))
    fc.assert(
      fc.property(rows, (given) => {
        const plan = planImport(given, [])
        const bad = new Set(plan.rejected.map((problem) => problem.row)).size
        expect(plan.create.length + plan.update.length + plan.unchanged + bad).toBe(given.length)
      }),
    )
  })

  test('names everything that is wrong in a row, field by field', () => {
    const { rejected } = planImport(
      [row('Fine?'), { ...row('Is it?', ' '), phrasings: ['ok', '', 'x'.repeat(501)] }],
      [],
    )
    expect(rejected.map((problem) => [problem.row, problem.field])).toEqual([
      [2, 'answer'],
      [2, 'phrasings[1]'],
      [2, 'phrasings[2]'],
    ])
  })

  test('refuses a row that repeats another, or whose question several FAQs have', () => {
    const faq = (id: string): Faq => ({
      ...{ id, ...row('Twice?'), phrasings: [], keywords: [], enabled: true },
      ...{ createdAt: new Date(0), updatedAt: new Date(0) },
    })
    const plan = planImport([row('Once?'), row('ONCE'), row('Twice')], [faq('a'), faq('b')])
    expect(plan.create).toHaveLength(1)
    expect(plan.rejected).toMatchObject([
      { row: 2, field: 'question', message: expect.stringContaining('Row 1') },
      { row: 3, field: 'question', message: expect.stringContaining('Several FAQs') },
    ])
  })
})

describeOnEachDatabase('importing FAQs', (getDatabase) => {
  let replica: Replica
  beforeAll(async () => {
    replica = await buildDeps({ database: getDatabase() })
  })
  beforeEach(async () => {
    await replica.deps.db.faq.deleteMany()
  })
  afterAll(() => replica.close())

  const write = { dryRun: false, by: 'Ada' }

  test('creates, updates and leaves alone, and a dry run says the same without doing it', async () => {
    const { deps } = replica
    await importFaqs(deps, [row('Do you ship?'), row('Any discounts?')], write)
    const rows = [row('do you SHIP', 'No.'), row('Any discounts?'), row('Are you open?'), row('')]
    const expected = {
      created: 1,
      updated: 1,
      unchanged: 1,
      outcomes: [
        { row: 1, outcome: 'updated', changes: ['question', 'answer'] },
        { row: 2, outcome: 'unchanged', changes: [] },
        { row: 3, outcome: 'created', changes: [] },
      ],
      rejected: [{ row: 4, field: 'question', message: expect.any(String) }],
    }
    expect(await importFaqs(deps, rows, { dryRun: true, by: 'Ada' })).toEqual({ dryRun: true, ...expected })
    expect(await deps.db.faq.count()).toBe(2)
    expect(await importFaqs(deps, rows, write)).toEqual({ dryRun: false, ...expected })
    expect(await deps.db.faq.count()).toBe(3)
    expect(await deps.db.faq.findFirst({ where: { question: 'do you SHIP' } })).toMatchObject({
      answer: 'No.',
    })
    expect(deps.faqs.current().faqs.map(({ question }) => question)).toContain('Are you open?')
  })

  test('leaves lists and the switch of an FAQ as they are when a row says nothing of them', async () => {
    const { deps } = replica
    await importFaqs(deps, [{ ...row('Do you ship?'), phrasings: ['Shipping'], enabled: false }], write)
    await importFaqs(deps, [row('Do you ship?', 'Sometimes.')], write)
    expect(await deps.db.faq.findMany()).toMatchObject([
      { answer: 'Sometimes.', phrasings: ['Shipping'], enabled: false },
    ])
  })

  test('keeps the history of every row, and none of rows that change nothing', async () => {
    const { deps } = replica
    await importFaqs(deps, [row('Can I pay later?')], write)
    const faq = await deps.db.faq.findFirstOrThrow()
    await updateFaq(deps, faq.id, row('Can I pay later?', 'No.'), 'Ben')
    await importFaqs(deps, [row('Can I pay later?', 'No.')], write)
    await importFaqs(deps, [row('Can I pay later?')], write)
    const history = await deps.db.faqRevision.findMany({
      where: { faqId: faq.id },
      orderBy: { createdAt: 'asc' },
    })
    expect(history.map(({ action, changedBy }) => `${action} ${changedBy}`)).toEqual([
      'CREATED Ada',
      'UPDATED Ben',
      'UPDATED Ada',
    ])
  })

  test('writes a row once when two imports of it run at the same time', async () => {
    const { deps } = replica
    const rows = Array.from({ length: 20 }, (_, index) => row(`Question number ${index}?`))
    const results = await Promise.all([1, 2, 3].map(() => importFaqs(deps, rows, write)))
    expect(results.map(({ created }) => created).sort()).toEqual([0, 0, 20])
    expect(await deps.db.faq.count()).toBe(20)
  })

  test('refuses more than 200 rows before looking at them', async () => {
    const rows = Array.from({ length: 201 }, () => row('x'))
    await expect(importFaqs(replica.deps, rows, write)).rejects.toThrow(InvalidInput)
  })

  test('takes back what was exported without a change', async () => {
    const { deps } = replica
    const rows = Array.from({ length: 150 }, (_, index) => ({
      ...row(`Question number ${index}?`),
      phrasings: ['a', 'b'],
      enabled: index % 2 === 0,
    }))
    await importFaqs(deps, rows, write)
    const pages = await Array.fromAsync(exportFaqs(deps.db))
    expect(await importFaqs(deps, pages.flat(), write)).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 150,
    })
  })
})
