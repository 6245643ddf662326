import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { MIN_LABELS } from '../confidence/decision-model.ts'
import { createFaqLibrary } from '../faq-library.ts'
import type { SearchableFaq } from '../faq-match.ts'
import { matchFaq } from '../index/match-faq.ts'
import { loadLabels } from './load-labels.ts'

const ignore = () => undefined
const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore }
const faq = (id: string, question: string, phrasings: string[]): SearchableFaq => ({
  id,
  question,
  answer: 'Yes.',
  category: 'General',
  phrasings,
  keywords: [],
})
const faqs = [
  faq('ship', 'Do you ship abroad?', ['can you send it to another country', 'international shipping']),
  faq('return', 'How do I return an item?', ['send something back', 'return policy']),
  faq('pay', 'Which cards do you take?', ['can I pay with a credit card', 'payment methods']),
]
const asked = 'do you take a credit card for shipping'

describeOnEachDatabase('what customers thought of answers', (getDatabase) => {
  const open = async () => {
    const library = await createFaqLibrary({
      load: async () => ({ faqs, fingerprint: '1' }),
      loadLabels: () => loadLabels(getDatabase().db),
      encoder: null,
      log: silent,
    })
    await library.refresh()
    await library.settled()
    return library
  }

  test('makes the search less sure of answers that many found wrong, and ignores a few', async () => {
    const { db } = getDatabase()
    const before = await open()
    const { nearest, trace } = await matchFaq(before.current(), asked)
    const confidence = nearest[0]?.confidence ?? 0
    const session = await db.session.create({ data: { tokenHash: randomBytes(32) } })
    const thumbsDown = async (from: number, count: number) => {
      for (let seq = from; seq < from + count; seq++)
        await db.message.create({
          data: {
            sessionId: session.id,
            seq,
            sender: 'BOT',
            source: 'FAQ',
            text: 'Yes.',
            trace: { rule: 'faq', search: JSON.parse(JSON.stringify(trace)), nearest: [] },
            feedback: { create: { helpful: false } },
          },
        })
    }
    await thumbsDown(1, 5)
    const few = await open()
    expect((await matchFaq(few.current(), asked)).nearest[0]?.confidence).toBeCloseTo(confidence, 6)
    await thumbsDown(6, MIN_LABELS)
    expect(await loadLabels(db)).toHaveLength(5 + MIN_LABELS)
    const many = await open()
    expect((await matchFaq(many.current(), asked)).nearest[0]?.confidence).toBeLessThan(confidence / 2)
    // One that runs since before learns it, too.
    await before.learn()
    expect((await matchFaq(before.current(), asked)).nearest[0]?.confidence).toBeLessThan(confidence / 2)
    for (const library of [before, few, many]) await library.close()
  })

  test('leaves out traces that it cannot read, and replies that did not come from the FAQ', async () => {
    const { db } = getDatabase()
    const earlier = (await loadLabels(db)).length
    const session = await db.session.create({ data: { tokenHash: randomBytes(32) } })
    const reply = { sessionId: session.id, sender: 'BOT', text: 'Yes.' } as const
    const feedback = { create: { helpful: true } }
    await db.message.create({ data: { ...reply, seq: 1, source: 'FAQ', trace: { rule: 'faq' }, feedback } })
    await db.message.create({ data: { ...reply, seq: 2, source: 'RULE', feedback } })
    expect(await loadLabels(db)).toHaveLength(earlier)
  })
})
