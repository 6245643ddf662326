import { expect, test } from 'vitest'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { readDemoFaqs } from './demo-faq.ts'
import { seedFaqs } from './seed-faq.ts'

describeOnEachDatabase('seeding the FAQ', (getDatabase) => {
  test('fills a new database once, however many replicas start on it', async () => {
    const { db, clear } = getDatabase()
    await clear()
    const demo = await readDemoFaqs()
    const added = await Promise.all([seedFaqs(db), seedFaqs(db), seedFaqs(db)])
    expect(added.toSorted((a, b) => a - b)).toEqual([0, 0, demo.length])

    const stored = await db.faq.findMany()
    expect(stored.map((faq) => faq.question).sort()).toEqual(demo.map((faq) => faq.question).sort())
    expect(stored.every((faq) => faq.enabled && faq.phrasings.length >= 6)).toBe(true)
  })

  test('takes one insert for all entries', async () => {
    const { db, clear, statementsOf } = getDatabase()
    await clear()
    const statements = await statementsOf(() => seedFaqs(db))
    expect(statements.filter((sql) => sql.startsWith('INSERT'))).toHaveLength(1)
  })

  test('leaves a shop without FAQs alone once it has had customers', async () => {
    const { db, clear } = getDatabase()
    await clear()
    await db.session.create({ data: { tokenHash: Buffer.from('a session of before') } })
    expect(await seedFaqs(db)).toBe(0)
    expect(await db.faq.count()).toBe(0)
  })
})
