import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, callerOf, openSession } from '#server/testing/ask.ts'
import { buildDeps, type Replica } from '#server/testing/build-deps.ts'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { questions, writeTestFaqs } from '#server/testing/test-faqs.ts'
import { customerOf } from '../access/authenticate.ts'
import { hashSecret } from '../secret.ts'
import { createSession } from '../session/create-session.ts'
import { resolveSession } from '../session/resolve-session.ts'
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

  test('knows the language of a session: as the client said, until a message is clearly in another one', async () => {
    const { deps } = replica
    const { session } = await createSession(deps, callerOf(), { language: 'pt-BR' })
    expect(session.language).toBe('pt')
    const languages = []
    for (const [text, language] of [
      ['ok', undefined],
      ['Wann bekomme ich endlich mein Geld zurück?', undefined],
      ['PayPal', undefined],
      ['Wann bekomme ich endlich mein Geld zurück?', 'nl-BE'],
    ] as const) {
      const caller = callerOf(customerOf(session))
      const sent = await sendMessage(deps, caller, { sessionId: session.id, text, language })
      languages.push([sent.message.language, sent.session.language])
    }
    expect(languages.map(([ofMessage]) => ofMessage)).toEqual(['pt', 'de', 'de', 'nl'])
    expect(languages.every(([ofMessage, ofSession]) => ofMessage === ofSession)).toBe(true)
    await expect(sendMessage(deps, callerOf(), { text: 'Hi', language: '!' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      field: 'language',
    })
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
    // The place changes; a message that stays must not state it.
    expect(messages[2]).toMatchObject({ notice: 'COLLEAGUE_ASKED', text: expect.not.stringMatching(/\d/) })
    expect(tickets).toMatchObject([{ status: 'OPEN', reason: 'LOW_CONFIDENCE' }])
  })

  test('answers a keyword message alone when it is sure, with a person one tap away', async () => {
    const session = await openSession(replica.deps)
    const { reply } = await ask(replica.deps, session, questions.knownWithKeyword)
    const facts = { text: faqs.refund.answer, escalated: false, suggestedActions: ['CONTACT_SUPPORT'] }
    expect(reply).toMatchObject({ source: 'FAQ', ...facts })
    const { senders, tickets } = await stored(session.id)
    expect(senders).toEqual(['CUSTOMER', 'BOT'])
    expect(tickets).toEqual([])
  })

  test('opens a ticket for a keyword when it is not sure, and offers nothing else', async () => {
    const session = await openSession(replica.deps)
    const { reply } = await ask(replica.deps, session, 'Billing of zxcv?')
    expect(reply).toMatchObject({ source: 'RULE', escalated: true, suggestedFaqIds: [] })
    expect((await stored(session.id)).tickets).toMatchObject([{ reason: 'KEYWORD', keyword: 'billing' }])
  })

  test('asks the customer to rephrase noise once, and hands over the second time in a row', async () => {
    const session = await openSession(replica.deps)
    const first = await ask(replica.deps, session, '?')
    expect(first.reply).toMatchObject({ source: 'RULE', escalated: false })
    const again = await ask(replica.deps, session, '?!')
    expect(again.session.status).toBe('WAITING')
    const other = await openSession(replica.deps)
    const asked = await ask(replica.deps, other, 'A-2024-118832')
    expect(asked.reply?.text).toBe('What would you like to know about order A-2024-118832?')
    expect((await stored(other.id)).tickets).toEqual([])
    const repeated = await ask(replica.deps, other, 'A-2024-118832')
    expect(repeated.session.status).toBe('WAITING')
  })

  test('hands over when the customer asks for a person', async () => {
    const session = await openSession(replica.deps)
    const { reply } = await ask(replica.deps, session, questions.person)
    expect(reply).toMatchObject({ source: 'RULE', escalated: true })
    expect((await stored(session.id)).tickets).toMatchObject([{ reason: 'CUSTOMER_REQUESTED' }])
  })

  test('while WAITING is answered when the bot is sure, else acknowledged once a burst, without a second ticket', async () => {
    const session = await openSession(replica.deps)
    await ask(replica.deps, session, questions.person)
    const added = { source: 'RULE', escalated: false, text: "I've added that for our colleague." }
    expect((await ask(replica.deps, session, questions.unknown)).reply).toMatchObject(added)
    expect((await ask(replica.deps, session, questions.close)).reply).toBeNull()
    expect((await ask(replica.deps, session, 'hello? anyone there?')).reply).toBeNull()
    expect((await ask(replica.deps, session, questions.knownWithKeyword)).reply).toMatchObject({
      source: 'FAQ',
      escalated: false,
    })
    const { session: now, senders, tickets, messages } = await stored(session.id)
    expect(now).toMatchObject({ status: 'WAITING', epoch: 1 })
    expect(senders.slice(3)).toEqual(['CUSTOMER', 'BOT', 'CUSTOMER', 'CUSTOMER', 'CUSTOMER', 'BOT'])
    expect(tickets).toHaveLength(1)
    expect(messages.filter(({ awaitsReply }) => awaitsReply)).toEqual([])
    // After an answer, what comes next is a burst of its own; thanks are answered whatever was said before.
    expect((await ask(replica.deps, session, 'hello? anyone there?')).reply?.text).toMatch(/still in line/)
    expect((await ask(replica.deps, session, 'thank you!')).reply?.text).toMatch(/welcome/)
    expect((await ask(replica.deps, session, '?')).reply?.text).toMatch(/still in line/)
    expect((await ask(replica.deps, session, '??')).reply).toBeNull()
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
    expect((await stored(session.id)).senders.slice(3)).toEqual(['CUSTOMER', 'CUSTOMER'])
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

  test('decides again when the session has moved on since the caller looked', async () => {
    const { deps } = replica
    const session = await openSession(deps)
    await ask(deps, session, questions.person)
    // The viewer still holds the session as it was before the hand-off.
    const sent = await sendMessage(deps, callerOf(customerOf(session)), {
      sessionId: session.id,
      text: questions.unknown,
    })
    expect(sent.session.status).toBe('WAITING')
    expect((await stored(session.id)).tickets).toHaveLength(1)
  })
})
