import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, callerOf, openSession } from '#server/testing/ask.ts'
import { buildDeps, type Replica } from '#server/testing/build-deps.ts'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { questions } from '#server/testing/test-faqs.ts'
import { authenticate, customerOf } from '../access/authenticate.ts'
import { createApiKey } from '../api-key/api-keys.ts'
import { InvalidInput, NotFound } from '../errors.ts'
import { type InboxEvent, type SessionEvent, topics } from '../events.ts'
import { notifyTicket } from '../jobs.ts'
import { escalate } from './escalate.ts'

describeOnEachDatabase('asking for a person', (getDatabase) => {
  let replica: Replica

  beforeAll(async () => {
    replica = await buildDeps({ database: getDatabase() })
  })
  afterAll(() => replica.close())

  const messagesOf = (sessionId: string) =>
    getDatabase().db.message.findMany({ where: { sessionId }, orderBy: { seq: 'asc' } })

  test('opens a ticket with a notice to the customer and a notification job, in one transaction', async () => {
    const { deps } = replica
    const session = await openSession(deps)
    const { ticket, session: now } = await escalate(deps, callerOf(customerOf(session)), {
      sessionId: session.id,
      reason: ' It is complicated. ',
      requestedBy: 'Grace',
    })
    expect(ticket).toMatchObject({
      status: 'OPEN',
      reason: 'CUSTOMER_REQUESTED',
      note: 'It is complicated.',
      requestedBy: 'Grace',
    })
    expect(now).toMatchObject({ status: 'WAITING', epoch: 1, lastSeq: 1 })
    expect((await messagesOf(session.id)).map(({ sender }) => sender)).toEqual(['SYSTEM'])
    const { rows } = await getDatabase().pool.query(
      `SELECT count(*)::int AS jobs FROM pgboss.job WHERE name = $1 AND data ->> 'ticketId' = $2`,
      [notifyTicket.name, ticket.id],
    )
    expect(rows).toEqual([{ jobs: 1 }])
  })

  test('is published to the session and to the inbox after the commit', async () => {
    const { deps } = replica
    const session = await openSession(deps)
    const heard: (SessionEvent | InboxEvent)[] = []
    const told = Promise.withResolvers<void>()
    const leave = [
      await deps.bus.subscribe<SessionEvent>(topics.session(session.id), (news) => heard.push(news)),
      await deps.bus.subscribe<InboxEvent>(topics.inbox, (news) => {
        heard.push(news)
        told.resolve()
      }),
    ]
    const { ticket } = await escalate(deps, callerOf(customerOf(session)), {
      sessionId: session.id,
      reason: 'Please',
    })
    await told.promise
    await Promise.all(leave.map((end) => end()))
    expect(heard).toEqual([
      { type: 'message-added', seq: 1 },
      { type: 'session-changed' },
      { type: 'ticket-changed', ticketId: ticket.id, change: 'OPENED' },
    ])
  })

  test('joins the ticket that is already open, and returns the session as it is', async () => {
    const { deps } = replica
    const session = await openSession(deps)
    await ask(deps, session, questions.person)
    // The caller still holds the session as it was before.
    const joined = await escalate(deps, callerOf(customerOf(session)), {
      sessionId: session.id,
      reason: 'Hello?',
    })
    expect(joined.ticket.note).toBeNull()
    expect(joined.session.status).toBe('WAITING')
    expect(await messagesOf(session.id)).toHaveLength(3)
  })

  test('many times at once gives one ticket and one notice', async () => {
    const { deps } = replica
    const session = await openSession(deps)
    const caller = callerOf(customerOf(session))
    const input = { sessionId: session.id, reason: 'Now!' }
    const results = await Promise.all(Array.from({ length: 12 }, () => escalate(deps, caller, input)))
    expect(new Set(results.map(({ ticket }) => ticket.id)).size).toBe(1)
    expect(new Set(results.map(({ session: { status } }) => status))).toEqual(new Set(['WAITING']))
    expect(await messagesOf(session.id)).toHaveLength(1)
  })

  test('records who asked, and staff may ask too', async () => {
    const { deps } = replica
    const session = await openSession(deps)
    const { secret } = await createApiKey(deps, { name: 'Ada', role: 'AGENT' })
    const caller = callerOf(await authenticate(deps, secret))
    const { ticket } = await escalate(deps, caller, { sessionId: session.id, reason: 'Looks bad.' })
    expect(ticket.reason).toBe('STAFF_REQUESTED')
  })

  test('refuses an empty reason, and another customer’s session', async () => {
    const { deps } = replica
    const [mine, other] = [await openSession(deps), await openSession(deps)]
    const caller = callerOf(customerOf(mine))
    const empty = escalate(deps, caller, { sessionId: mine.id, reason: ' ' })
    await expect(empty).rejects.toMatchObject({ field: 'reason' })
    await expect(empty).rejects.toBeInstanceOf(InvalidInput)
    const stranger = escalate(deps, caller, { sessionId: other.id, reason: 'Please' })
    await expect(stranger).rejects.toBeInstanceOf(NotFound)
    expect(await deps.db.ticket.count({ where: { sessionId: { in: [mine.id, other.id] } } })).toBe(0)
  })
})
