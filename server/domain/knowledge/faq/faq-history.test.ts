import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildDeps, type Replica } from '#server/testing/build-deps.ts'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { NotFound } from '../../errors.ts'
import { matchFaq } from '../search/index/match-faq.ts'
import { loadFaqs } from '../search/load-faqs.ts'
import { restoreFaq } from './restore-faq.ts'
import { createFaq, deleteFaq, updateFaq } from './write-faq.ts'

describeOnEachDatabase('the history of the FAQ', (getDatabase) => {
  let replica: Replica
  beforeAll(async () => {
    replica = await buildDeps({ database: getDatabase() })
  })
  afterAll(() => replica.close())

  const words = {
    question: 'Do you wrap gifts?',
    answer: 'Yes, for three euros.',
    category: 'Orders',
    phrasings: ['Can it come as a present?'],
  }

  async function historyOf(faqId: string) {
    return replica.deps.db.faqRevision.findMany({
      where: { faqId },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    })
  }

  test('names every change, who did it and what the FAQ said then', async () => {
    const { deps } = replica
    const { id } = await createFaq(deps, words, 'Ada')
    await updateFaq(deps, id, { ...words, answer: 'Yes, for free.' }, 'Ben')
    await deleteFaq(deps, id, 'Cleo')
    const history = await historyOf(id)
    expect(history).toMatchObject([
      { action: 'CREATED', changedBy: 'Ada', snapshot: { answer: 'Yes, for three euros.' } },
      { action: 'UPDATED', changedBy: 'Ben', snapshot: { answer: 'Yes, for free.', enabled: true } },
      { action: 'DELETED', changedBy: 'Cleo', snapshot: { answer: 'Yes, for free.' } },
    ])
  })

  test('leaves out an update that changes nothing', async () => {
    const { deps } = replica
    const created = await createFaq(deps, words, 'Ada')
    const updated = await updateFaq(deps, created.id, words, 'Ben')
    expect(updated.updatedAt).toEqual(created.updatedAt)
    expect(await historyOf(created.id)).toHaveLength(1)
  })

  test('starts from the original text of an FAQ that came with the installation', async () => {
    const { deps } = replica
    const createdAt = new Date('2026-01-01T00:00:00Z')
    const seeded = await deps.db.faq.create({ data: { ...words, createdAt, updatedAt: createdAt } })
    await updateFaq(deps, seeded.id, { ...words, answer: 'No.' }, 'Ben')
    const [origin] = await historyOf(seeded.id)
    expect(origin).toMatchObject({ action: 'CREATED', changedBy: null, createdAt })
    await restoreFaq(deps, origin?.id ?? '', 'Ada')
    const { faqs } = await loadFaqs(deps.db)
    expect(faqs.find(({ id }) => id === seeded.id)?.answer).toBe(words.answer)
  })

  test('restores a deleted FAQ under its id, and the bot uses it at once', async () => {
    const { deps } = replica
    const question = 'Do you sell gift vouchers?'
    const faq = await createFaq(deps, { ...words, question, phrasings: ['Voucher, please'] }, 'Ada')
    await deleteFaq(deps, faq.id, 'Ben')
    expect((await matchFaq(deps.faqs.current(), question)).kind).not.toBe('answer')
    const [, deletion] = await historyOf(faq.id)
    const restored = await restoreFaq(deps, deletion?.id ?? '', 'Ada')
    expect(restored).toMatchObject({ id: faq.id, question, phrasings: ['Voucher, please'], enabled: true })
    expect(await matchFaq(deps.faqs.current(), question)).toMatchObject({
      kind: 'answer',
      match: { faq: { id: faq.id } },
    })
    expect((await historyOf(faq.id)).at(-1)).toMatchObject({ action: 'RESTORED', changedBy: 'Ada' })
  })

  test('does not keep a change that did not happen', async () => {
    const { deps } = replica
    const before = await deps.db.faqRevision.count()
    await expect(updateFaq(deps, randomUUID(), words, 'Ada')).rejects.toThrow(NotFound)
    await expect(deleteFaq(deps, 'no-uuid', 'Ada')).rejects.toThrow(NotFound)
    await expect(restoreFaq(deps, randomUUID(), 'Ada')).rejects.toThrow(NotFound)
    expect(await deps.db.faqRevision.count()).toBe(before)
  })

  test('is in order even when the clocks of replicas differ', async () => {
    const late = await buildDeps({ database: getDatabase(), clock: () => new Date('2020-01-01T00:00:00Z') })
    const { id } = await createFaq(replica.deps, { ...words, question: 'Is the shop open on Sunday?' }, null)
    await updateFaq(late.deps, id, { ...words, question: 'Is the shop open on Monday?' }, null)
    expect((await historyOf(id)).map(({ action }) => action)).toEqual(['CREATED', 'UPDATED'])
    await late.close()
  })
})
