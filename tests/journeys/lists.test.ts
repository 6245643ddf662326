import { afterAll, beforeAll, expect, test } from 'vitest'
import { type GraphqlAnswer, request } from '#server/testing/graphql-client.ts'
import { type RunningApp, startTestApp, TEST_ADMIN_KEY } from '#server/testing/start-app.ts'

let app: RunningApp
const sessions: Record<string, string> = {}
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute))

/** Four sessions, one minute apart; `ann` changed last. */
beforeAll(async () => {
  app = await startTestApp()
  const { db } = app.database
  const rows = [
    { userId: 'ann', status: 'ACTIVE', metadata: { plan: 'gold', n: 1 }, text: 'My zither is broken' },
    { userId: 'ben', status: 'WAITING', metadata: { plan: 'free' }, text: 'Hello 100%' },
    { userId: 'cat', status: 'RESOLVED', metadata: { seats: null }, text: 'Goodbye' },
    { userId: null, status: 'ACTIVE', metadata: undefined, text: 'ZITHER strings' },
  ] as const
  for (const [index, { userId, status, metadata, text }] of rows.entries()) {
    const times = { createdAt: at(index), updatedAt: at(index === 0 ? 10 : index) }
    const { id } = await db.session.create({
      data: {
        ...{ tokenHash: new Uint8Array([index]), userId, status, verified: userId === 'ben', ...times },
        ...(metadata && { metadata }),
        messages: { create: { seq: 1, sender: 'CUSTOMER', text, createdAt: at(index) } },
      },
    })
    sessions[userId ?? 'nobody'] = id
  }
  const agent = await db.apiKey.findFirstOrThrow()
  await db.ticket.create({
    data: {
      ...{ sessionId: sessions.ben ?? '', reason: 'KEYWORD', status: 'TAKEN', createdAt: at(1) },
      assigneeId: agent.id,
    },
  })
})
afterAll(() => app?.close())

interface Page {
  sessions: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
}

async function find(filter: object, order = '') {
  const query = `query ($filter: SessionFilter) {
    sessions(filter: $filter${order}) { totalCount nodes { id } }
  }`
  const { data, errors } = await request<{ sessions: { totalCount: number; nodes: { id: string }[] } }>(
    app.url,
    query,
    { filter },
    TEST_ADMIN_KEY,
  )
  expect(errors).toBeUndefined()
  const names = data.sessions.nodes.map(
    ({ id }) => Object.keys(sessions).find((name) => sessions[name] === id) ?? id,
  )
  expect(data.sessions.totalCount).toBe(names.length)
  return names
}

test.each([
  ['nothing', {}, ['nobody', 'cat', 'ben', 'ann']],
  ['several states', { statuses: ['WAITING', 'RESOLVED'] }, ['cat', 'ben']],
  ['no state at all', { statuses: [] }, []],
  ['several customers', { userIds: ['ann', 'cat', 'a\u0000b'] }, ['cat', 'ann']],
  ['verified customers', { verified: true }, ['ben']],
  ['words, whatever their case', { query: 'zither' }, ['nobody', 'ann']],
  ['a sign that SQL would read', { query: '100%' }, ['ben']],
  ['a customer by name', { query: 'CAT' }, ['cat']],
  ['a key of the metadata', { metadata: [{ key: 'plan' }] }, ['ben', 'ann']],
  ['its value, too', { metadata: [{ key: 'plan', value: 'gold' }] }, ['ann']],
  [
    'two of them',
    {
      metadata: [
        { key: 'plan', value: 'gold' },
        { key: 'n', value: 2 },
      ],
    },
    [],
  ],
  ['a number', { metadata: [{ key: 'n', value: 1 }] }, ['ann']],
  ['a span of creation', { createdAt: { from: at(1), before: at(3) } }, ['cat', 'ben']],
  ['changes since', { updatedAt: { from: at(3) } }, ['nobody', 'ann']],
  ['an agent who is none', { assigneeIds: ['x'] }, []],
  ['two conditions', { statuses: ['ACTIVE'], query: 'strings' }, ['nobody']],
])('sessions are found by %s', async (_name, filter, expected) => {
  expect(await find(filter)).toEqual(expected)
})

test('sessions come in the requested order, page by page without a gap', async () => {
  const order = ', orderBy: { field: UPDATED_AT, direction: DESC }'
  expect(await find({}, order)).toEqual(['ann', 'nobody', 'cat', 'ben'])
  const seen: string[] = []
  for (let after: string | null = null, more = true; more; ) {
    const page = `query ($after: String) { sessions(first: 1, after: $after${order}) { nodes { id } pageInfo { hasNextPage endCursor } } }`
    const answer: GraphqlAnswer<Page> = await request<Page>(app.url, page, { after }, TEST_ADMIN_KEY)
    const { nodes, pageInfo } = answer.data.sessions
    seen.push(...nodes.map(({ id }) => id))
    after = pageInfo.endCursor
    more = pageInfo.hasNextPage && seen.length < 10
  }
  expect(seen).toEqual([sessions.ann, sessions.nobody, sessions.cat, sessions.ben])
})

test('tickets, FAQs and audit entries are found by their own filters', async () => {
  const { id: agentId } = await app.database.db.apiKey.findFirstOrThrow()
  const count = async (field: string) => {
    const { data, errors } = await request<{ it: { totalCount: number } }>(
      app.url,
      `query ($id: ID!) { ok: node(id: $id) { id } it: ${field} { totalCount } }`,
      { id: agentId },
      TEST_ADMIN_KEY,
    )
    expect(errors).toBeUndefined()
    return data.it.totalCount
  }
  expect(await count('tickets(filter: { assigneeIds: [$id], reasons: [KEYWORD] })')).toBe(1)
  expect(await count('tickets(filter: { statuses: [OPEN] })')).toBe(0)
  expect(await count('tickets(status: OPEN, filter: { statuses: [TAKEN] })')).toBe(0)
  const faq = { question: 'Do you sell kazoos?', answer: 'Yes.', category: 'Music' }
  await app.database.db.faq.create({ data: { ...faq, language: 'de', externalId: 'k1', enabled: false } })
  expect(await count('faqs(filter: { languages: ["de"], query: "KAZOO", enabled: false })')).toBe(1)
  expect(
    await count('faqs(filter: { externalIds: ["k1", "k2"] }, orderBy: { field: QUESTION, direction: ASC })'),
  ).toBe(1)
  expect(await count('faqs(filter: { categories: ["Nothing"] })')).toBe(0)
  expect(await count('auditEntries(filter: { actions: ["nothing"], actorIds: [$id] })')).toBe(0)
})
