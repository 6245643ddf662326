import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, callerOf, openSession } from '#server/testing/ask.ts'
import { buildDeps, type Replica } from '#server/testing/build-deps.ts'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { questions, writeTestFaqs } from '#server/testing/test-faqs.ts'
import { hashSecret } from '../secret.ts'
import { resolveSession } from '../session/resolve-session.ts'
import { customerOf } from '../viewer.ts'
import { sendMessage } from './send-message.ts'

describeOnEachDatabase('a message without a model', (getDatabase) => {
  let replica: Replica
  let faqs: Awaited<ReturnType<typeof writeTestFaqs>>

  beforeAll(async () => {
    replica = await buildDeps({ database: getDatabase() })
    faqs = await writeTestFaqs(replica.deps)
  })
  afterAll(() => replica.close())

  async function stored(sessionId: string) {
    const { deps } = replica
    const [session, messages, tickets] = await Promise.all([
      deps.db.session.findUniqueOrThrow({ where: { id: sessionId } }),
      deps.db.message.findMany({ where: { sessionId }, orderBy: { seq: 'asc' } }),
      deps.db.ticket.findMany({ where: { sessionId } }),
    ])
    expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1))
    expect(session.lastSeq).toBe(messages.length)
    return { session, messages, tickets, senders: messages.map(({ sender }) => sender) }
  }

  test('creates a session with a token when it names none, and answers from the FAQ with its citation', async () => {
    const sent = await sendMessage(replica.deps, callerOf(), { text: `  ${questions.known}\n` })
    expect(sent.reply).toMatchObject({
      sender: 'BOT',
      source: 'FAQ',
      text: faqs.delivery.answer,
      citedFaqIds: [faqs.delivery.id],
      escalated: false,
      replyToSeq: 1,
    })
    const { session, messages, tickets, senders } = await stored(sent.session.id)
    expect(senders).toEqual(['CUSTOMER', 'BOT'])
    expect(messages[0]).toMatchObject({ text: questions.known, awaitsReply: false })
    expect(messages[1]?.replyMs).toBeGreaterThanOrEqual(0)
    expect(tickets).toEqual([])
    expect(session).toMatchObject({ status: 'ACTIVE', epoch: 0 })
    expect(Buffer.from(session.tokenHash)).toEqual(Buffer.from(hashSecret(sent.sessionToken ?? '')))
  })

  test('answers small talk by a rule, without a ticket', async () => {
    const session = await openSession(replica.deps)
    const { reply } = await ask(replica.deps, session, questions.smallTalk)
    expect(reply).toMatchObject({ source: 'RULE', confidence: 1, escalated: false })
    expect((await stored(session.id)).tickets).toEqual([])
  })

  test('offers close questions when it is unsure, without a ticket', async () => {
    const session = await openSession(replica.deps)
    const { reply } = await ask(replica.deps, session, questions.close)
    expect(reply).toMatchObject({ source: 'RULE', escalated: false, citedFaqIds: [] })
    expect(reply?.suggestedFaqIds.length).toBeGreaterThanOrEqual(2)
    expect((await stored(session.id)).session.status).toBe('ACTIVE')
  })

  test('hands over honestly when nothing is found: one ticket, one notice, WAITING', async () => {
    const session = await openSession(replica.deps)
    const sent = await ask(replica.deps, session, questions.unknown)
    expect(sent.reply).toMatchObject({ source: 'RULE', escalated: true, citedFaqIds: [] })
    expect(sent.session).toMatchObject({ status: 'WAITING', epoch: 1 })
    const { senders, tickets, messages } = await stored(session.id)
    expect(senders).toEqual(['CUSTOMER', 'BOT', 'SYSTEM'])
    expect(messages[2]?.text).toMatch(/number \d+ in the queue/)
    expect(tickets).toMatchObject([{ status: 'OPEN', reason: 'LOW_CONFIDENCE' }])
  })

  test('adds a ticket for a keyword beside a good answer', async () => {
    const session = await openSession(replica.deps)
    const { reply } = await ask(replica.deps, session, questions.knownWithKeyword)
    expect(reply).toMatchObject({ source: 'FAQ', text: faqs.refund.answer, escalated: true })
    const { senders, tickets } = await stored(session.id)
    expect(senders).toEqual(['CUSTOMER', 'BOT', 'SYSTEM'])
    expect(tickets).toMatchObject([{ reason: 'KEYWORD' }])
  })

  test('hands over when the customer asks for a person', async () => {
    const session = await openSession(replica.deps)
    const { reply } = await ask(replica.deps, session, questions.person)
    expect(reply).toMatchObject({ source: 'RULE', escalated: true })
    expect((await stored(session.id)).tickets).toMatchObject([{ reason: 'CUSTOMER_REQUESTED' }])
  })

  test('while WAITING gets only answers that are sure, and no second ticket', async () => {
    const session = await openSession(replica.deps)
    await ask(replica.deps, session, questions.person)
    expect((await ask(replica.deps, session, questions.unknown)).reply).toBeNull()
    expect((await ask(replica.deps, session, questions.close)).reply).toBeNull()
    expect((await ask(replica.deps, session, questions.smallTalk)).reply).toBeNull()
    expect((await ask(replica.deps, session, questions.knownWithKeyword)).reply).toMatchObject({
      source: 'FAQ',
      escalated: false,
    })
    const { session: now, senders, tickets, messages } = await stored(session.id)
    expect(now).toMatchObject({ status: 'WAITING', epoch: 1 })
    expect(senders.slice(3)).toEqual(['CUSTOMER', 'CUSTOMER', 'CUSTOMER', 'CUSTOMER', 'BOT'])
    expect(tickets).toHaveLength(1)
    expect(messages.filter(({ awaitsReply }) => awaitsReply)).toEqual([])
  })

  test('finds the bot silent while a person owns the session', async () => {
    const session = await openSession(replica.deps)
    await ask(replica.deps, session, questions.person)
    await replica.deps.db.session.update({
      where: { id: session.id },
      data: { status: 'WITH_AGENT', epoch: { increment: 1 } },
    })
    expect((await ask(replica.deps, session, questions.known)).reply).toBeNull()
    expect((await ask(replica.deps, session, questions.person)).reply).toBeNull()
    expect((await stored(session.id)).senders).toEqual(['CUSTOMER', 'BOT', 'SYSTEM', 'CUSTOMER', 'CUSTOMER'])
  })

  test('reopens a resolved session with the bot, and marks the resolution', async () => {
    const { deps } = replica
    const session = await openSession(deps)
    await ask(deps, session, questions.known)
    await resolveSession(deps, customerOf(session), session.id)
    const sent = await ask(deps, session, questions.known)
    expect(sent.reply?.source).toBe('FAQ')
    expect(sent.session).toMatchObject({ status: 'ACTIVE', epoch: 2, resolvedAt: null })
    const resolutions = await deps.db.resolution.findMany({ where: { sessionId: session.id } })
    expect(resolutions).toMatchObject([{ kind: 'CONFIRMED', reopenedAt: expect.any(Date) }])
  })

  test('decides anew when the session has moved on since the caller looked', async () => {
    const { deps } = replica
    const session = await openSession(deps)
    await ask(deps, session, questions.person)
    // The viewer still holds the session as it was before the hand-off.
    const sent = await sendMessage(deps, callerOf(customerOf(session)), {
      sessionId: session.id,
      text: questions.unknown,
    })
    expect(sent.reply).toBeNull()
    expect((await stored(session.id)).tickets).toHaveLength(1)
  })
})
