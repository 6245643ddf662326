import { randomUUIDv7 } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Message, Session } from '#prisma/generated/client.ts'
import { isUniqueViolation } from '#server/domain/is-unique-violation.ts'
import { answerMessage } from '#server/domain/jobs.ts'
import { emptyMessage } from '#server/domain/message/spoken-messages.ts'
import type { TurnRows } from '#server/domain/message/turn-store.ts'
import { makeSecret } from '#server/domain/secret.ts'
import { newTicket } from '#server/domain/ticket/new-ticket.ts'
import { buildDeps, type Replica } from '#server/testing/build-deps.ts'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'

describeOnEachDatabase('a turn in one statement', (getDatabase) => {
  let replica: Replica
  beforeAll(async () => {
    replica = await buildDeps({ database: getDatabase() })
  })
  afterAll(() => replica.close())

  const now = new Date('2026-11-29T12:00:00.123Z')
  const later = new Date('2026-11-29T12:00:01.456Z')
  const hash = new Uint8Array(makeSecret('st').hash)
  /** Every column has a value of its own, so that one that is lost or changed on the way shows. */
  const full: Session = {
    ...{ id: randomUUIDv7(), tokenHash: hash, status: 'ACTIVE', epoch: 3, lastSeq: 1, ownerId: null },
    ...{
      userId: 'ada "quoted" \\ 日本語',
      verified: true,
      metadata: { plan: ['A+', 1.5, null] },
      language: 'de',
    },
    ...{ summary: 'Wants a refund.', episodeSeq: 1, createdAt: now, updatedAt: now, resolvedAt: later },
    ...{ unansweredSince: now, rating: 4, ratingComment: "it's fine" },
  }
  const said: Message = {
    ...emptyMessage(full.id, now),
    ...{
      sender: 'CUSTOMER',
      text: 'Where is it?\n"soon"',
      language: 'en',
      clientMessageId: 'c-1',
      awaitsReply: true,
    },
  }
  const answered: Message = {
    ...emptyMessage(full.id, later),
    ...{
      seq: 1,
      sender: 'BOT',
      text: 'On its way 🚚',
      replyToSeq: 1,
      confidence: 0.1234567890123,
      source: 'MODEL',
    },
    ...{
      escalated: true,
      suggestedActions: ['CONTACT_SUPPORT'],
      citedFaqIds: [randomUUIDv7(), randomUUIDv7()],
    },
    ...{
      suggestedFaqIds: [randomUUIDv7()],
      agentName: 'x',
      notice: 'AGENT_LEFT',
      replyMs: 12,
      language: 'fr',
    },
    ...{ trace: { rule: 'model', n: 0.1 }, translation: { from: 'en' }, evidence: [{ at: 1 }] },
  }
  const moved = (over: object = {}): TurnRows['session'] => ({
    move: {
      ...{ id: full.id, ifEpoch: 3, ifLastSeq: null, status: 'ACTIVE', epoch: 3, ownerId: null },
      ...{ language: null, unanswered: 'keep', ...over },
    },
  })
  const stored = () => getDatabase().db.session.findUniqueOrThrow({ where: { id: full.id } })
  const messages = () =>
    getDatabase().db.message.findMany({ where: { sessionId: full.id }, orderBy: { seq: 'asc' } })

  test('stores every column of a new session and its message, and returns the row as Prisma reads it', async () => {
    const { turns } = replica.deps
    expect(await turns.store({ session: { create: full }, messages: [said], now })).toEqual(full)
    expect(await stored()).toEqual(full)
    expect(await messages()).toEqual([said])
    expect(await turns.sessionOfToken(hash)).toEqual(full)
    expect(await turns.sessionOfToken(makeSecret('st').hash)).toBeNull()
  })

  test('stores a reply in its place with what it cost, and settles the question', async () => {
    const call = {
      id: randomUUIDv7(),
      purpose: 'answer',
      model: 'm',
      outcome: 'ok' as const,
      promptTokens: 3,
    }
    const cost = {
      completionTokens: 4,
      costUsd: 0.000123,
      firstTokenMs: null,
      durationMs: 9,
      createdAt: later,
    }
    const session = await replica.deps.turns.store({
      ...{
        session: moved({ unanswered: 'clear' }),
        messages: [answered],
        settles: 1,
        now: later,
      },
      modelCalls: [{ ...call, ...cost }],
    })
    expect(session).toMatchObject({ lastSeq: 2, unansweredSince: null, updatedAt: later, language: 'de' })
    expect(await messages()).toEqual([
      { ...said, awaitsReply: false },
      { ...answered, seq: 2 },
    ])
    expect(await getDatabase().db.modelCall.findMany({ where: { sessionId: full.id } })).toEqual([
      { ...call, ...cost, sessionId: full.id, messageSeq: 1 },
    ])
  })

  test('stores nothing at all when the session has another epoch, or is longer than it was seen', async () => {
    const before = [await stored(), await messages()]
    for (const over of [{ ifEpoch: 2 }, { ifLastSeq: 1 }]) {
      const job = await replica.deps.jobs.insertion(answerMessage, { sessionId: full.id, seq: 1 })
      const ticket = newTicket({ reason: 'KEYWORD' }, { sessionId: full.id, now, place: null })
      const session = { ...moved(over) }
      const late = { ...emptyMessage(full.id, now), sender: 'CUSTOMER' as const }
      const turn = { session, messages: [late], ticket, jobs: [job], now }
      expect(await replica.deps.turns.store(turn)).toBeNull()
      expect(await replica.jobs.boss.findJobs(answerMessage.name, { id: job.id })).toEqual([])
    }
    expect([await stored(), await messages()]).toEqual(before)
    expect(await getDatabase().db.ticket.count({ where: { sessionId: full.id } })).toBe(0)
  })

  test('undoes everything when the question is answered already, by a reply or without one', async () => {
    const before = [await stored(), await messages()]
    const again = { ...answered, id: randomUUIDv7() }
    const silent = { ...emptyMessage(full.id, now), sender: 'SYSTEM' as const }
    for (const message of [again, silent]) {
      const turn = { session: moved(), messages: [message], settles: 1, now }
      const refused = await replica.deps.turns.store(turn).catch((error: unknown) => error)
      expect(isUniqueViolation(refused)).toBe(true)
    }
    expect([await stored(), await messages()]).toEqual(before)
  })

  test('stores a question with its job, which names the place that the question got', async () => {
    const job = await replica.deps.jobs.insertion(
      answerMessage,
      { sessionId: full.id, seq: 1 },
      { startAfterSeconds: 60 },
    )
    const question = { ...said, id: randomUUIDv7(), clientMessageId: 'c-2' }
    const session = moved({ unanswered: 'begin', language: 'es' })
    const after = await replica.deps.turns.store({
      session,
      messages: [question],
      jobs: [job],
      now: later,
    })
    expect(after).toMatchObject({ lastSeq: 3, unansweredSince: later, language: 'es' })
    const [found] = await replica.jobs.boss.findJobs(answerMessage.name, { id: job.id })
    expect(found).toMatchObject({ data: { sessionId: full.id, seq: 3 } })
    expect(Number(found?.startAfter) - Date.now()).toBeGreaterThan(30_000)
    const second = { ...question, id: randomUUIDv7(), clientMessageId: 'c-3' }
    const next = await replica.deps.turns.store({ session, messages: [second], now: new Date() })
    // The oldest one counts.
    expect(next?.unansweredSince).toEqual(later)
  })
})
