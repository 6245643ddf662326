import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, callerOf, openSession } from '#server/testing/ask.ts'
import { buildDeps, type Replica } from '#server/testing/build-deps.ts'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { questions, writeTestFaqs } from '#server/testing/test-faqs.ts'
import { authenticate, customerOf, type Viewer } from '../access/authenticate.ts'
import { announceAway } from '../agent/announce-away.ts'
import { releaseLostSessions } from '../agent/release-sessions.ts'
import { createApiKey, revokeApiKey } from '../api-key/api-keys.ts'
import { type InboxEvent, topics } from '../events.ts'
import { sendAgentMessage } from '../sending/send-agent-message.ts'
import { assumeResolutions } from '../session/assume-resolutions.ts'
import { reopenSession } from '../session/reopen-session.ts'
import { resolveSession } from '../session/resolve-session.ts'
import { closeTickets } from '../ticket/close-ticket.ts'
import { queuePositions } from '../ticket/queue-positions.ts'
import { assignTicket } from './assign-ticket.ts'
import { escalate } from './escalate.ts'
import { returnToQueue } from './return-to-queue.ts'
import { takeTicket } from './take-ticket.ts'
import { withdrawTicket } from './withdraw-ticket.ts'

type Staff = Extract<Viewer, { kind: 'staff' }>

describeOnEachDatabase('a session and who has it', (getDatabase) => {
  let replica: Replica
  let now = Date.parse('2026-03-10T12:00:00Z')
  const minutes = (count: number) => {
    now += count * 60_000
  }

  /** No two things happen at the same moment. */
  const tick = () => {
    now += 1
    return new Date(now)
  }

  beforeAll(async () => {
    replica = await buildDeps({ database: getDatabase(), clock: tick })
    await writeTestFaqs(replica.deps)
  })
  afterAll(() => replica.close())

  async function agent(name: string, role: 'AGENT' | 'ADMIN' = 'AGENT'): Promise<Staff> {
    const { secret } = await createApiKey(replica.deps, { name, role })
    const viewer = await authenticate(replica.deps, secret)
    if (viewer.kind !== 'staff') throw new Error('No staff.')
    return viewer
  }
  const read = (id: string) => replica.deps.db.session.findUniqueOrThrow({ where: { id } })
  const place = async (id: string) => (await queuePositions(replica.deps.db, [id])).get(id) ?? null
  const ticketOf = (sessionId: string) =>
    replica.deps.db.ticket.findFirstOrThrow({ where: { sessionId }, orderBy: { createdAt: 'desc' } })
  const notices = async (sessionId: string) =>
    (await replica.deps.db.message.findMany({ where: { sessionId }, orderBy: { seq: 'asc' } }))
      .filter(({ sender }) => sender === 'SYSTEM')
      .map(({ notice, agentName }) => (agentName ? `${notice} ${agentName}` : notice))
  async function waiting() {
    const session = await openSession(replica.deps)
    await ask(replica.deps, session, questions.person)
    return { id: session.id, ticketId: (await ticketOf(session.id)).id }
  }
  const emptyQueue = () =>
    replica.deps.db.ticket.updateMany({
      where: { status: 'OPEN' },
      data: { status: 'RESOLVED', outcome: 'SOLVED' },
    })

  test('goes back to its old place in the queue at once when the key of its agent is revoked', async () => {
    const { deps } = replica
    await emptyQueue()
    const [first, second] = [await waiting(), await waiting()]
    const ada = await agent('Ada')
    await takeTicket(deps, ada.key, first.ticketId)
    expect(await place(second.id)).toBe(1)
    await revokeApiKey(deps, ada.key.id)
    expect(await read(first.id)).toMatchObject({ status: 'WAITING', ownerId: null })
    expect([await place(first.id), await place(second.id)]).toEqual([1, 2])
    expect(await ticketOf(first.id)).toMatchObject({ id: first.ticketId, status: 'OPEN', assigneeId: null })
    expect(await notices(first.id)).toEqual(['COLLEAGUE_ASKED', 'AGENT_JOINED Ada', 'BACK_IN_LINE Ada'])
    await expect(sendAgentMessage(deps, ada, { sessionId: first.id, text: 'Hi' })).rejects.toMatchObject({
      reason: 'NOT_WITH_AGENT',
    })
  })

  test('is released by a role that may not own, by the next message, and by the job', async () => {
    const { deps } = replica
    const [one, two, three] = [await waiting(), await waiting(), await waiting()]
    const ada = await agent('Ada')
    for (const { ticketId } of [one, two, three]) await takeTicket(deps, ada.key, ticketId)
    await deps.db.apiKey.update({ where: { id: ada.key.id }, data: { role: 'PARTNER' } })
    expect((await ask(deps, { id: one.id }, 'Is anybody going to repair it?')).reply?.text).toMatch(/added/)
    const joined = await escalate(deps, callerOf(customerOf(await read(two.id))), {
      sessionId: two.id,
      reason: 'Hello?',
    })
    expect(joined).toMatchObject({ ticket: { status: 'OPEN' }, session: { status: 'WAITING' } })
    expect(await releaseLostSessions(deps)).toBe(1)
    expect(await releaseLostSessions(deps)).toBe(0)
    for (const { id } of [one, two, three]) expect((await read(id)).status).toBe('WAITING')
  })

  test('may be taken over once its agent is away with a message unanswered, and not before', async () => {
    const { deps } = replica
    const { id, ticketId } = await waiting()
    const [ada, ben] = [await agent('Ada'), await agent('Ben')]
    await takeTicket(deps, ada.key, ticketId)
    await sendAgentMessage(deps, ada, { sessionId: id, text: 'I am looking.' })
    minutes(30)
    const takeOver = () => takeTicket(deps, ben.key, ticketId)
    await expect(takeOver()).rejects.toMatchObject({ reason: 'OWNED_BY_ANOTHER', message: /^Ada/ })
    await ask(deps, { id }, 'Where do I send the pole?')
    minutes(4)
    await expect(takeOver()).rejects.toMatchObject({ reason: 'OWNED_BY_ANOTHER' })
    minutes(2)
    const told: InboxEvent[] = []
    const leave = await deps.bus.subscribe<InboxEvent>(topics.inbox, (event) => told.push(event))
    expect(await announceAway(deps)).toBe(1)
    expect(await takeOver()).toMatchObject({ assigneeId: ben.key.id, status: 'TAKEN' })
    await leave()
    expect(told.map(({ change }) => change)).toEqual(['ASSIGNEE_AWAY', 'TAKEN_OVER'])
    expect(told.at(-1)).toMatchObject({ by: 'Ben', previousAssigneeId: ada.key.id })
    const late = sendAgentMessage(deps, ada, { sessionId: id, text: 'Back!' })
    await expect(late).rejects.toMatchObject({ reason: 'OWNED_BY_ANOTHER', message: 'Ben has this session.' })
    expect((await notices(id)).slice(-2)).toEqual(['AGENT_LEFT Ada', 'AGENT_JOINED Ben'])
  })

  test('stays with an agent who is active anywhere, on any replica', async () => {
    const { deps } = replica
    const [one, other] = [await waiting(), await waiting()]
    const [ada, ben] = [await agent('Ada'), await agent('Ben')]
    await takeTicket(deps, ada.key, one.ticketId)
    await ask(deps, { id: one.id }, 'Where do I send the pole?')
    minutes(6)
    const elsewhere = await buildDeps({ database: getDatabase(), clock: () => new Date(now) })
    await takeTicket(elsewhere.deps, ada.key, other.ticketId)
    await elsewhere.close()
    await expect(takeTicket(deps, ben.key, one.ticketId)).rejects.toMatchObject({ message: /^Ada/ })
  })

  test('goes to one of two agents who take over at the same time', async () => {
    const { deps } = replica
    const { id, ticketId } = await waiting()
    const [ada, ...others] = await Promise.all(['Ada', 'Ben', 'Cleo', 'Dan'].map((name) => agent(name)))
    if (!ada) throw new Error('No Ada.')
    await takeTicket(deps, ada.key, ticketId)
    await ask(deps, { id }, 'Where do I send the pole?')
    minutes(6)
    const taken = await Promise.allSettled(others.map(({ key }) => takeTicket(deps, key, ticketId)))
    expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('can be given to a colleague and back to the queue, at its old place', async () => {
    const { deps } = replica
    await emptyQueue()
    const [first, second] = [await waiting(), await waiting()]
    const [ada, ben] = [await agent('Ada'), await agent('Ben')]
    await takeTicket(deps, ada.key, first.ticketId)
    const foreign = assignTicket(deps, ben, { ticketId: first.ticketId, agentId: ben.key.id })
    await expect(foreign).rejects.toMatchObject({ reason: 'OWNED_BY_ANOTHER' })
    const given = await assignTicket(deps, ada, { ticketId: first.ticketId, agentId: ben.key.id })
    expect(given).toMatchObject({ assigneeId: ben.key.id, status: 'TAKEN' })
    await expect(returnToQueue(deps, ada, first.id)).rejects.toMatchObject({ reason: 'OWNED_BY_ANOTHER' })
    expect((await returnToQueue(deps, ben, first.id)).status).toBe('WAITING')
    expect([await place(first.id), await place(second.id)]).toEqual([1, 2])
    const nobody = assignTicket(deps, ada, { ticketId: first.ticketId, agentId: first.id })
    await expect(nobody).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('returns to the bot when the customer no longer needs a person, by the button or in words', async () => {
    const { deps } = replica
    const [one, two] = [await waiting(), await waiting()]
    const customer = customerOf(await read(one.id))
    expect((await withdrawTicket(deps, customer, one.id)).status).toBe('ACTIVE')
    expect((await withdrawTicket(deps, customer, one.id)).status).toBe('ACTIVE')
    const said = await ask(deps, { id: two.id }, 'Never mind, I found it!')
    expect(said.session.status).toBe('ACTIVE')
    for (const { id } of [one, two]) {
      expect(await ticketOf(id)).toMatchObject({ status: 'RESOLVED', outcome: 'WITHDRAWN' })
      expect((await notices(id)).at(-1)).toBe('REQUEST_WITHDRAWN')
      expect(await place(id)).toBeNull()
    }
    const third = await waiting()
    await takeTicket(deps, (await agent('Ada')).key, third.ticketId)
    const late = withdrawTicket(deps, customerOf(await read(third.id)), third.id)
    await expect(late).rejects.toMatchObject({ reason: 'WITH_AGENT' })
  })

  test('joins its own earlier place when a verified customer asks again from another session', async () => {
    const { deps } = replica
    await emptyQueue()
    const [earlier, other] = [await waiting(), await waiting()]
    await deps.db.session.update({ where: { id: earlier.id }, data: { userId: 'maya', verified: true } })
    const later = await openSession(deps)
    await deps.db.session.update({ where: { id: later.id }, data: { userId: 'maya', verified: true } })
    await ask(deps, { id: later.id }, questions.person)
    expect([await place(later.id), await place(other.id), await place(earlier.id)]).toEqual([1, 2, null])
    expect(await ticketOf(earlier.id)).toMatchObject({ status: 'RESOLVED', outcome: 'WITHDRAWN' })
    expect((await read(earlier.id)).status).toBe('ACTIVE')
  })

  test('ends after silence: abandoned while waiting, assumed with an agent, counted separately', async () => {
    const { deps } = replica
    await assumeResolutions(deps)
    const [left, taken, lively] = [await waiting(), await waiting(), await waiting()]
    await takeTicket(deps, (await agent('Ada')).key, taken.ticketId)
    minutes(47 * 60)
    await ask(deps, { id: lively.id }, 'Still here')
    minutes(2 * 60)
    await assumeResolutions(deps)
    const kinds = (sessionId: string) =>
      deps.db.resolution.findMany({ where: { sessionId }, select: { kind: true } })
    expect([await ticketOf(left.id), await kinds(left.id)]).toMatchObject([
      { outcome: 'ABANDONED' },
      [{ kind: 'ABANDONED' }],
    ])
    expect([await ticketOf(taken.id), await kinds(taken.id)]).toMatchObject([
      { outcome: 'ASSUMED' },
      [{ kind: 'ASSUMED' }],
    ])
    expect((await read(lively.id)).status).toBe('WAITING')
  })

  test('can be closed as junk without being taken, many at once, and this can be undone', async () => {
    const { deps } = replica
    const [one, two, three] = [await waiting(), await waiting(), await waiting()]
    const [ada, ben] = [await agent('Ada'), await agent('Ben')]
    await takeTicket(deps, ben.key, three.ticketId)
    const ids = [one.ticketId, 'no id', three.ticketId, two.ticketId]
    const closed = await closeTickets(deps, ada, ids)
    expect(closed.map(({ ticketId }) => ticketId)).toEqual(ids)
    expect(closed.map(({ ticket, error }) => ticket?.outcome ?? error?.code)).toEqual([
      'SPAM',
      'NOT_FOUND',
      'CONFLICT',
      'SPAM',
    ])
    await expect(reopenSession(deps, ben, one.id)).rejects.toMatchObject({ reason: 'OWNED_BY_ANOTHER' })
    expect((await reopenSession(deps, ada, one.id)).status).toBe('WAITING')
    expect(await ticketOf(one.id)).toMatchObject({ status: 'OPEN', outcome: null, resolvedAt: null })
    expect(await deps.db.resolution.count({ where: { sessionId: one.id } })).toBe(0)
    minutes(1)
    await expect(reopenSession(deps, ada, two.id)).rejects.toMatchObject({ reason: 'TOO_LATE' })
  })

  test('is not resolved over an unanswered message without consent, and its end can be undone', async () => {
    const { deps } = replica
    const { id, ticketId } = await waiting()
    const ada = await agent('Ada')
    await takeTicket(deps, ada.key, ticketId)
    await expect(resolveSession(deps, ada, id)).rejects.toMatchObject({ reason: 'UNANSWERED_MESSAGE' })
    await sendAgentMessage(deps, ada, { sessionId: id, text: 'To us, please.' })
    await ask(deps, { id }, 'thanks!')
    expect((await resolveSession(deps, ada, id)).status).toBe('RESOLVED')
    const undone = await reopenSession(deps, ada, id)
    expect(undone).toMatchObject({ status: 'WITH_AGENT', ownerId: ada.key.id, resolvedAt: null })
    await ask(deps, { id }, 'where do I send the pole?')
    await resolveSession(deps, ada, id, { evenIfUnanswered: true })
    await ask(deps, { id }, 'hello? where?')
    await expect(reopenSession(deps, ada, id)).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  test('comes back within a day to its agent if present, else to the head of the queue', async () => {
    const { deps } = replica
    await emptyQueue()
    const [earlier, mine] = [await waiting(), await waiting()]
    const ada = await agent('Ada')
    const told: InboxEvent[] = []
    const leave = await deps.bus.subscribe<InboxEvent>(topics.inbox, (event) => told.push(event))
    const end = async () => {
      await resolveSession(deps, ada, mine.id, { evenIfUnanswered: true })
      told.length = 0
    }
    await takeTicket(deps, ada.key, mine.ticketId)
    await end()
    const back = await ask(deps, { id: mine.id }, 'One more question about it')
    expect(back).toMatchObject({ reply: null, session: { status: 'WITH_AGENT', ownerId: ada.key.id } })
    expect(told).toMatchObject([{ change: 'CUSTOMER_RETURNED', previousAssigneeId: ada.key.id }])
    await end()
    expect((await ask(deps, { id: mine.id }, 'thanks!')).session.status).toBe('ACTIVE')
    await escalate(deps, callerOf(customerOf(await read(mine.id))), { sessionId: mine.id, reason: 'More' })
    await takeTicket(deps, ada.key, (await ticketOf(mine.id)).id)
    await end()
    minutes(60)
    const queued = await ask(deps, { id: mine.id }, 'It happened again')
    expect(queued.session.status).toBe('WAITING')
    expect(told).toMatchObject([{ change: 'CUSTOMER_RETURNED', previousAssigneeId: ada.key.id }])
    expect([await place(mine.id), await place(earlier.id)]).toEqual([1, 2])
    expect((await ticketOf(mine.id)).returnedAt).toBeInstanceOf(Date)
    expect((await ticketOf(earlier.id)).returnedAt).toBeNull()
    await takeTicket(deps, ada.key, (await ticketOf(mine.id)).id)
    await end()
    minutes(25 * 60)
    expect((await ask(deps, { id: mine.id }, questions.known)).session.status).toBe('ACTIVE')
    await leave()
  })
})
