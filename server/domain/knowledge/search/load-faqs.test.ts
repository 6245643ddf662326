import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, openSession } from '#server/testing/ask.ts'
import { buildDeps, type Replica } from '#server/testing/build-deps.ts'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { suggestedFaqs } from '../faq/authoring/suggested-faqs.ts'
import { createFaq, deleteFaq, updateFaq } from '../faq/write-faq.ts'
import { matchFaq } from './index/match-faq.ts'
import { faqFingerprint } from './load-faqs.ts'

describeOnEachDatabase('the FAQ of a replica', (getDatabase) => {
  let writer: Replica
  let reader: Replica

  beforeAll(async () => {
    writer = await buildDeps({ database: getDatabase() })
    // Hears nothing of the other one: its bus is its own.
    reader = await buildDeps({ database: getDatabase() })
  })
  afterAll(async () => {
    await writer.close()
    await reader.close()
  })

  const input = (question: string, more = {}) => ({
    question,
    answer: `The answer to: ${question}`,
    category: 'General',
    ...more,
  })

  async function answerOf({ deps }: Replica, question: string): Promise<string | null> {
    const decision = await matchFaq(deps.faqs.current(), question)
    return decision.kind === 'answer' ? decision.match.faq.answer : null
  }

  test('answers right after the mutation, and no longer right after a deletion', async () => {
    const question = 'May I bring my elephant?'
    const { id } = await createFaq(writer.deps, input(question))
    expect(await answerOf(writer, question)).toBe(`The answer to: ${question}`)
    await updateFaq(writer.deps, id, input(question, { answer: 'Only small ones.' }))
    expect(await answerOf(writer, question)).toBe('Only small ones.')
    await updateFaq(writer.deps, id, input(question, { enabled: false }))
    expect(await answerOf(writer, question)).toBeNull()
    await updateFaq(writer.deps, id, input(question, { enabled: true }))
    await deleteFaq(writer.deps, id)
    expect(await answerOf(writer, question)).toBeNull()
  })

  test('picks up another replica’s changes by polling, without any event', async () => {
    const question = 'Do you sell umbrellas?'
    const { id } = await createFaq(writer.deps, input(question))
    expect(await answerOf(reader, question)).toBeNull()
    await reader.deps.faqs.refreshIfChanged()
    expect(await answerOf(reader, question)).not.toBeNull()
    await deleteFaq(writer.deps, id)
    await reader.deps.faqs.refreshIfChanged()
    expect(await answerOf(reader, question)).toBeNull()
  })

  test('shows every change in its fingerprint, even one from a replica whose clock is behind', async () => {
    const { db } = getDatabase()
    const seen = [await faqFingerprint(db)]
    const now = await createFaq(writer.deps, input('What is the time?'))
    seen.push(await faqFingerprint(db))
    const late = { ...writer.deps, clock: () => new Date(Date.now() - 3_600_000) }
    const before = await createFaq(late, input('What was the time?'))
    seen.push(await faqFingerprint(db))
    await updateFaq(late, now.id, input('What is the time?', { answer: 'An hour ago.' }))
    seen.push(await faqFingerprint(db))
    await deleteFaq(late, before.id)
    await createFaq(late, input('What will the time be?'))
    seen.push(await faqFingerprint(db))
    expect(new Set(seen).size).toBe(seen.length)
    expect(await faqFingerprint(db)).toBe(seen.at(-1))
  })

  test('suggests the most asked questions, then one from every category', async () => {
    await getDatabase().clear()
    const { deps } = writer
    const often = await createFaq(deps, input('Which is asked often?', { category: 'B' }))
    await createFaq(deps, input('Which is not?', { category: 'A' }))
    await createFaq(deps, input('Which is not, either?', { category: 'A' }))
    await createFaq(deps, input('Which is of C?', { category: 'C' }))
    await createFaq(deps, input('Which is switched off?', { category: 'D', enabled: false }))
    await ask(deps, await openSession(deps), often.question)
    const suggested = await suggestedFaqs(deps, 3)
    expect(suggested.map(({ category }) => category)).toEqual(['B', 'A', 'C'])
    expect(await suggestedFaqs(deps, 10)).toHaveLength(4)
  })
})
