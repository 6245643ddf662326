import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Faq } from '#prisma/generated/client.ts'
import { buildDeps, type Replica } from '#server/testing/build-deps.ts'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { Conflict, InvalidInput, NotFound } from '../../../errors.ts'
import { exportFaqs } from '../export-faqs.ts'
import { isOutdated } from '../link-translation.ts'
import { createFaq, deleteFaq, updateFaq } from '../write-faq.ts'
import { importFaqs } from './import-faqs.ts'
import { planImport } from './import-faqs-plan.ts'
import { undoImport } from './undo-import.ts'

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
      ...{ language: null, externalId: null, translationOfId: null, version: 1 },
      ...{ wordedAt: new Date(0), createdAt: new Date(0), updatedAt: new Date(0) },
    })
    const plan = planImport([row('Once?'), row('ONCE'), row('Twice')], [faq('a'), faq('b')])
    expect(plan.create).toHaveLength(1)
    expect(plan.rejected).toMatchObject([
      { row: 2, field: 'question', message: expect.stringContaining('row 1') },
      { row: 3, field: 'question', message: expect.stringContaining('Several FAQs') },
    ])
  })
})

describe('the same question', () => {
  const faq = (question: string): Faq => ({
    ...{ id: question, ...row(question), phrasings: [], keywords: [], enabled: true },
    ...{ language: null, externalId: null, translationOfId: null, version: 1 },
    ...{ wordedAt: new Date(0), createdAt: new Date(0), updatedAt: new Date(0) },
  })

  test.each([
    ['What is the price of plan A+?', 'What is the price of plan A?'],
    ['Do you teach C++?', 'Do you teach C#?'],
    ['バスはどこですか', 'パスはどこですか'],
    ['दिन में कब?', 'दान में कब?'],
    ['ม้าราคาเท่าไร', 'มาราคาเท่าไร'],
    ['Kann ich zahlen?', 'Kann ich zählen?'],
    ['May it be -5 °C?', 'May it be 5 °C?'],
    ['What does 🔥 mean?', 'What does 🧊 mean?'],
  ])('is not %s and %s, in one file or in two', (first, second) => {
    expect(planImport([row(first), row(second)], []).create).toHaveLength(2)
    expect(planImport([row(second)], [faq(first)])).toMatchObject({
      create: [{ content: { question: second } }],
      update: [],
    })
  })

  test('is matched by exact case first, where only case tells two apart', () => {
    const existing = [faq('What is it?'), faq('What is IT?')]
    const plan = planImport([row('What is IT?', 'Computers.'), row('What is it?', 'A thing.')], existing)
    expect(plan.update.map(({ before, content }) => [before.id, content.answer])).toEqual([
      ['What is IT?', 'Computers.'],
      ['What is it?', 'A thing.'],
    ])
    expect(planImport([row('WHAT is it?')], existing).rejected).toMatchObject([
      { message: expect.stringContaining('Several FAQs') },
    ])
  })

  test('in a later part of a file is reported with the row that had it first', () => {
    const earlierRows = new Map<string, number>()
    planImport([row('Once?')], [], { earlierRows, rowNumbers: [2] })
    expect(
      planImport([row('ONCE')], [faq('Once?')], { earlierRows, rowNumbers: [300] }).rejected,
    ).toMatchObject([{ row: 300, message: expect.stringContaining('Same question as row 2') }])
  })

  test('reads HTML as Markdown, and says so', () => {
    const html = {
      ...row('Is it <b>waterproof</b>?', '<p>Yes, <b>really</b>.</p>'),
      phrasings: ['wet &amp; dry'],
    }
    const { create, outcomes } = planImport([html], [])
    expect(create).toMatchObject([
      { content: { question: 'Is it waterproof?', answer: 'Yes, **really**.', phrasings: ['wet & dry'] } },
    ])
    expect(outcomes).toMatchObject([{ fromHtml: true }])
  })
})

describe('translations in a file', () => {
  const german = { ...row('Versand?', 'Ja.'), language: 'de', translationOf: 'Shipping?' }
  const english = { ...row('Shipping?'), language: 'en' }

  test('find their original among the FAQs and the other rows, whatever their order', () => {
    const { create, rejected } = planImport([german, english], [])
    expect(rejected).toEqual([])
    expect(create.map(({ id, content }) => [id, content.translationOfId])).toEqual([
      ['row 2', null],
      ['row 1', 'row 2'],
    ])
  })

  test('may have the question of their original, word for word', () => {
    const same = { ...row('Newsletter', 'Jeden Monat.'), language: 'de', translationOf: 'Newsletter' }
    const { create, rejected } = planImport([{ ...row('Newsletter'), language: 'en' }, same], [])
    expect(rejected).toEqual([])
    expect(create).toHaveLength(2)
  })

  test.each([
    ['an original that is nowhere', [german], 'translationOf', 'No FAQ has "Shipping?"'],
    [
      'a language that is there already',
      [english, german, { ...german, question: 'Lieferung?' }],
      'language',
      '"Versand?"',
    ],
    [
      'no language',
      [english, { ...german, question: '?!', answer: '1', language: '' }],
      'language',
      'Name the language',
    ],
  ])('are refused with %s', (_, rows, field, message) => {
    const { rejected } = planImport(rows, [])
    expect(rejected).toMatchObject([{ field, message: expect.stringContaining(message) }])
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
        {
          ...{ row: 1, outcome: 'updated', question: 'do you SHIP', key: 'do you ship', fromHtml: false },
          differences: [
            { field: 'question', before: 'Do you ship?', after: 'do you SHIP' },
            { field: 'answer', before: 'Yes.', after: 'No.' },
          ],
        },
        { row: 2, outcome: 'unchanged', question: 'Any discounts?', differences: [] },
        { row: 3, outcome: 'created', question: 'Are you open?', differences: [] },
      ],
      rejected: [{ row: 4, field: 'question', message: expect.any(String) }],
    }
    expect(await importFaqs(deps, rows, { dryRun: true, by: 'Ada' })).toMatchObject({
      ...{ dryRun: true, faqImport: null },
      ...expected,
    })
    expect(await deps.db.faq.count()).toBe(2)
    expect(await importFaqs(deps, rows, write)).toMatchObject({
      ...{ dryRun: false, faqImport: { created: 1, updated: 1, unchanged: 1, rejected: 1 } },
      ...expected,
    })
    expect(await deps.db.faq.count()).toBe(3)
    expect(await deps.db.faq.findFirst({ where: { question: 'do you SHIP' } })).toMatchObject({
      answer: 'No.',
    })
    expect(deps.faqs.current().faqs.map(({ question }) => question)).toContain('Are you open?')
  })

  test('brings translations back as they were exported, and says which are older than their original', async () => {
    const { deps } = replica
    const german = {
      ...row('Versenden Sie ins Ausland?', 'Ja, in die Schweiz.'),
      language: 'de',
      translationOf: 'Do you ship abroad?',
    }
    await importFaqs(
      deps,
      [german, { ...row('Do you ship abroad?', 'Yes, to Switzerland.'), language: 'en' }],
      write,
    )
    const exported = []
    for await (const page of exportFaqs(deps.db)) exported.push(...page)
    expect(exported.map(({ language, translationOf }) => [language, translationOf])).toEqual([
      ['en', null],
      ['de', 'Do you ship abroad?'],
    ])
    expect(await importFaqs(deps, exported, write)).toMatchObject({ unchanged: 2, rejected: [] })

    const read = () => deps.db.faq.findMany({ orderBy: { language: 'asc' } })
    const [translation, original] = await read()
    if (!translation || !original) throw new Error('Two were imported.')
    expect(translation.translationOfId).toBe(original.id)
    expect(isOutdated(translation, original)).toBe(false)
    const changed = await updateFaq(deps, original.id, { answer: 'Yes, to Norway.' })
    expect(isOutdated(translation, changed)).toBe(true)
    const confirmed = await updateFaq(deps, translation.id, { isUpToDate: true })
    expect(isOutdated(confirmed, changed)).toBe(false)

    const french = {
      ...row('Livrez-vous à l’étranger ?', 'Oui.'),
      language: 'fr',
      translationOf: translation.id,
    }
    expect(await createFaq(deps, french)).toMatchObject({ translationOfId: original.id })
    await expect(createFaq(deps, { ...french, question: 'À l’étranger ?' })).rejects.toThrow(InvalidInput)
    // Without their original they still belong together.
    await deleteFaq(deps, original.id)
    expect((await read()).map(({ language, translationOfId }) => [language, translationOfId])).toEqual([
      ['de', null],
      ['fr', translation.id],
    ])
  })

  test('leaves an FAQ’s lists and status as they are when a row does not mention them', async () => {
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

  test('imports its own export without a change', async () => {
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

  test('treats categories that differ only in case or spaces as one, in the editor too', async () => {
    const { deps } = replica
    await importFaqs(deps, [row('One?')], write)
    await importFaqs(
      deps,
      [
        { ...row('Two?'), category: 'general ' },
        { ...row('Three?'), category: 'GENERAL' },
      ],
      write,
    )
    const four = await createFaq(deps, { ...row('Four?'), category: ' General' })
    await createFaq(deps, { ...row('Five?'), category: 'shop  news' })
    expect((await deps.db.faq.findMany({ orderBy: { id: 'asc' } })).map(({ category }) => category)).toEqual([
      ...['General', 'General', 'General', 'General', 'shop news'],
    ])
    // The only one of a category may spell it anew.
    const five = await deps.db.faq.findFirstOrThrow({ where: { question: 'Five?' } })
    expect((await updateFaq(deps, five.id, { category: 'Shop News' })).category).toBe('Shop News')
    expect((await updateFaq(deps, four.id, { category: 'shop news' })).category).toBe('Shop News')
  })

  describe('is taken back', () => {
    const questions = async () =>
      (await replica.deps.db.faq.findMany({ orderBy: { id: 'asc' } })).map(
        ({ question, answer }) => `${question} ${answer}`,
      )

    test('as a whole, over several calls: changes are reverted and created FAQs are gone', async () => {
      const { deps } = replica
      await importFaqs(deps, [row('Old?', 'Before.'), row('Same?')], write)
      const before = await questions()
      const first = await importFaqs(deps, [row('Old?', 'After.'), row('New?'), row('Same?')], {
        ...write,
        fileName: 'faq.csv',
      })
      const importId = first.faqImport?.id ?? ''
      const second = await importFaqs(deps, [row('Newer?')], { ...write, importId })
      expect(second.faqImport).toMatchObject({
        id: importId,
        fileName: 'faq.csv',
        created: 2,
        updated: 1,
        unchanged: 1,
      })
      expect(await undoImport(deps, importId, 'Ben')).toMatchObject({
        ...{ restored: 1, deleted: 2, kept: [] },
        faqImport: { undoneBy: 'Ben', undoneAt: expect.any(Date) },
      })
      expect(await questions()).toEqual(before)
      expect(
        deps.faqs
          .current()
          .faqs.map(({ question }) => question)
          .sort(),
      ).toEqual(['Old?', 'Same?'])
      const history = await deps.db.faqRevision.findMany({ orderBy: { id: 'desc' }, take: 3 })
      expect(history.map(({ action, changedBy }) => `${action} ${changedBy}`).sort()).toEqual([
        ...['DELETED Ben', 'DELETED Ben', 'RESTORED Ben'],
      ])
      await expect(undoImport(deps, importId, 'Ben')).rejects.toThrow(Conflict)
      await expect(importFaqs(deps, [row('More?')], { ...write, importId })).rejects.toThrow(NotFound)
    })

    test('except for FAQs changed or deleted since, which are named', async () => {
      const { deps } = replica
      await importFaqs(deps, [row('Old?', 'Before.'), row('Older?', 'Before.')], write)
      const { faqImport } = await importFaqs(
        deps,
        [row('Old?', 'After.'), row('Older?', 'After.'), row('New?'), row('Newer?')],
        write,
      )
      const idOf = async (question: string) =>
        (await deps.db.faq.findFirstOrThrow({ where: { question } })).id
      await updateFaq(deps, await idOf('Old?'), { answer: 'By hand.' })
      await updateFaq(deps, await idOf('New?'), { question: 'Newest?' })
      await deleteFaq(deps, await idOf('Newer?'))
      const undone = await undoImport(deps, faqImport?.id ?? '', null)
      expect({ restored: undone.restored, deleted: undone.deleted }).toEqual({ restored: 1, deleted: 0 })
      expect(undone.kept.map(({ question, reason }) => `${question} ${reason}`).sort()).toEqual([
        ...['Newer? deleted', 'Newest? changed', 'Old? changed'],
      ])
      expect(await questions()).toEqual(['Old? By hand.', 'Older? Before.', 'Newest? Yes.'])
    })

    test('not by an unknown id', async () => {
      for (const id of ['no-id', '00000000-0000-7000-8000-000000000000'])
        await expect(undoImport(replica.deps, id, null)).rejects.toThrow(NotFound)
    })
  })
})
