import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, openSession } from '#server/testing/ask.ts'
import { buildDeps, type Replica } from '#server/testing/build-deps.ts'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { questions, writeTestFaqs } from '#server/testing/test-faqs.ts'

describeOnEachDatabase('an offer', (getDatabase) => {
  let replica: Replica

  beforeAll(async () => {
    replica = await buildDeps({ database: getDatabase() })
    await writeTestFaqs(replica.deps)
  })
  afterAll(() => replica.close())

  async function offered() {
    const session = await openSession(replica.deps)
    const { reply } = await ask(replica.deps, session, questions.close)
    expect(reply?.suggestedFaqIds.length).toBeGreaterThan(1)
    return { session, faqIds: reply?.suggestedFaqIds ?? [] }
  }
  const ticketsOf = (sessionId: string) => replica.deps.db.ticket.count({ where: { sessionId } })

  test('opens no ticket, and the customer gets the chosen answer as approved', async () => {
    const { session, faqIds } = await offered()
    const { reply } = await ask(replica.deps, session, 'the second one, please')
    expect(reply).toMatchObject({ source: 'FAQ', citedFaqIds: [faqIds[1]], confidence: 1 })
    const faq = await replica.deps.db.faq.findUniqueOrThrow({ where: { id: faqIds[1] ?? '' } })
    expect(reply?.text).toBe(faq.answer)
    expect(await ticketsOf(session.id)).toBe(0)
  })

  test('is taken whole by “both”: each answer under its question', async () => {
    const { session, faqIds } = await offered()
    const { reply } = await ask(replica.deps, session, faqIds.length === 2 ? 'both' : 'all of them')
    expect(reply).toMatchObject({ source: 'FAQ', citedFaqIds: faqIds })
    const faqs = await replica.deps.db.faq.findMany({ where: { id: { in: faqIds } } })
    for (const { question, answer } of faqs) expect(reply?.text).toContain(`**${question}**\n\n${answer}`)
    expect(await ticketsOf(session.id)).toBe(0)
  })

  test.each(['None of these', 'something else', 'Ninguna de estas'])(
    'leads to a hand-off when none of it fits: %s',
    async (text) => {
      const { session } = await offered()
      const { reply, session: after } = await ask(replica.deps, session, text)
      expect(reply).toMatchObject({ source: 'RULE', escalated: true })
      expect(after.status).toBe('WAITING')
    },
  )

  test('is not made twice in a row: a second miss goes to a colleague', async () => {
    const { session } = await offered()
    const { reply, session: after } = await ask(replica.deps, session, `${questions.close} again`)
    expect(reply).toMatchObject({ suggestedFaqIds: [], escalated: true })
    expect(after.status).toBe('WAITING')
  })

  test('is forgotten once another question has been answered', async () => {
    const { session } = await offered()
    await ask(replica.deps, session, questions.known)
    const { reply } = await ask(replica.deps, session, questions.close)
    expect(reply?.suggestedFaqIds.length).toBeGreaterThan(1)
    expect(await ticketsOf(session.id)).toBe(0)
  })
})
