import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, callerOf, openSession } from '#server/testing/ask.ts'
import { buildDeps, type Replica } from '#server/testing/build-deps.ts'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { questions, writeTestFaqs } from '#server/testing/test-faqs.ts'
import { authenticate, customerOf, type Viewer } from '../access/authenticate.ts'
import { createApiKey } from '../api-key/api-keys.ts'
import { Conflict, NotFound } from '../errors.ts'
import { escalate } from '../handoff/escalate.ts'
import { resolveSession } from './resolve-session.ts'

describeOnEachDatabase('the end of a session', (getDatabase) => {
  let replica: Replica
  let agent: Viewer

  beforeAll(async () => {
    replica = await buildDeps({ database: getDatabase() })
    await writeTestFaqs(replica.deps)
    const { secret } = await createApiKey(replica.deps, { name: 'Ada', role: 'AGENT' })
    agent = await authenticate(replica.deps, secret)
  })
  afterAll(() => replica.close())

  const resolutions = (sessionId: string) =>
    getDatabase().db.resolution.findMany({ where: { sessionId }, orderBy: { createdAt: 'asc' } })
  const customer = async (id: string) =>
    customerOf(await getDatabase().db.session.findUniqueOrThrow({ where: { id } }))

  test("is confirmed by the customer's own call, and a Conflict the second time", async () => {
    const { id } = await openSession(replica.deps)
    const resolved = await resolveSession(replica.deps, await customer(id), id)
    expect(resolved).toMatchObject({ status: 'RESOLVED', epoch: 1, resolvedAt: expect.any(Date) })
    expect(await resolutions(id)).toMatchObject([{ kind: 'CONFIRMED', reopenedAt: null }])
    await expect(resolveSession(replica.deps, await customer(id), id)).rejects.toBeInstanceOf(Conflict)
    await expect(resolveSession(replica.deps, agent, id)).rejects.toBeInstanceOf(Conflict)
  })

  test('by staff is counted separately until the customer confirms it, and confirming counts once', async () => {
    const { id } = await openSession(replica.deps)
    await resolveSession(replica.deps, agent, id)
    expect(await resolutions(id)).toMatchObject([{ kind: 'STAFF' }])
    const viewer = await customer(id)
    const pressed = await Promise.allSettled(
      Array.from({ length: 5 }, () => resolveSession(replica.deps, viewer, id)),
    )
    expect(pressed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await resolutions(id)).toMatchObject([{ kind: 'CONFIRMED' }])
  })

  test('also resolves the ticket, and one of two simultaneous calls wins', async () => {
    const { id } = await openSession(replica.deps)
    await ask(replica.deps, { id }, questions.person)
    const viewer = await customer(id)
    const calls = await Promise.allSettled([
      resolveSession(replica.deps, viewer, id),
      resolveSession(replica.deps, agent, id),
    ])
    expect(calls.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await resolutions(id)).toHaveLength(1)
    const tickets = await getDatabase().db.ticket.findMany({ where: { sessionId: id } })
    expect(tickets).toMatchObject([{ status: 'RESOLVED', resolvedAt: expect.any(Date) }])
  })

  test('can come again after the session is reopened; each end keeps its own outcome', async () => {
    const { id } = await openSession(replica.deps)
    await resolveSession(replica.deps, agent, id)
    await ask(replica.deps, { id }, questions.known)
    await resolveSession(replica.deps, await customer(id), id)
    expect(await resolutions(id)).toMatchObject([
      { kind: 'STAFF', reopenedAt: expect.any(Date) },
      { kind: 'CONFIRMED', reopenedAt: null },
    ])
  })

  test('is refused to another customer, for whom the session does not seem to exist', async () => {
    const [mine, other] = [await openSession(replica.deps), await openSession(replica.deps)]
    await expect(resolveSession(replica.deps, customerOf(other), mine.id)).rejects.toBeInstanceOf(NotFound)
    await expect(resolveSession(replica.deps, { kind: 'anonymous' }, mine.id)).rejects.toBeInstanceOf(
      NotFound,
    )
    await expect(resolveSession(replica.deps, agent, 'no-uuid')).rejects.toBeInstanceOf(NotFound)
  })

  test('leaves no one to hand over to', async () => {
    const session = await openSession(replica.deps)
    await resolveSession(replica.deps, agent, session.id)
    const caller = callerOf(await customer(session.id))
    const input = { sessionId: session.id, reason: 'Somebody?' }
    await expect(escalate(replica.deps, caller, input)).rejects.toBeInstanceOf(Conflict)
  })
})
