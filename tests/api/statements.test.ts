import { randomBytes } from 'node:crypto'
import { execute } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Prisma } from '#prisma/generated/client.ts'
import { ensureAdminKey } from '#server/domain/api-key/api-keys.ts'
import { hashSecret } from '#server/domain/secret.ts'
import { createContext } from '#server/schema/context.ts'
import { schema } from '#server/schema/schema.ts'
import { buildDeps, type Replica } from '#server/testing/build-deps.ts'
import { openTestDatabase, type TestDatabase } from '#server/testing/test-database.ts'
import { clientQueries } from './client-operations.ts'

/** How many statements each query of the clients may take, who asks included. Fewer are welcome: lower the number then. */
const LIMITS: Record<string, number> = {
  'chat FaqSuggestions': 1,
  'chat SuggestFaqs': 1,
  'chat SessionHistory': 8,
  'chat LatestMessage': 3,
  'console Viewer': 1,
  'console Tickets': 8,
  'console Session': 8,
  'console MessageTranslations': 3,
  'console Agents': 1,
  'console FaqQuestion': 2,
  'console SearchFaqs': 0,
  'console Usage': 7,
  'console UnansweredGroups': 1,
  'console ApiKeys': 1,
  'console Variants': 0,
  'console TranslationAvailable': 0,
  'console Sessions': 6,
  'console TranscriptPage': 8,
  'console PhrasingRun': 1,
  'console PhrasingDrafts': 2,
  'console PersonalData': 8,
  'console FaqImports': 1,
  'console Faqs': 2,
  'console FaqHistory': 1,
  'console MachineTranslations': 4,
  'console TryFaq': 0,
  'console FaqWarnings': 0,
  'console AuditEntries': 2,
  'console AuditActors': 1,
}
const ADMIN_KEY = 'ak_statements_key_of_no_server'
const TOKEN = 'st_statements'
const OWN_VARIABLES: Record<string, object> = {
  'console Sessions': { status: 'WAITING' },
  'console PersonalData': { sessionId: null },
}
/** Asks a model, which is not here. */
const queries = clientQueries().filter(({ operationName }) => operationName !== 'SuggestPhrasings')

let database: TestDatabase
let replica: Replica
let variables: Record<string, unknown>
const seen = { few: new Map<string, string[]>(), many: new Map<string, string[]>() }

beforeAll(async () => {
  // The embedded one explains a statement without its values; the oldest servers that we support do not.
  database = await openTestDatabase('embedded PostgreSQL')
  await ensureAdminKey({ db: database.db, clock: () => new Date() }, ADMIN_KEY)
  // What is looked up anew or noted from time to time would count for whichever query comes then.
  const now = new Date()
  replica = await buildDeps({ database, clock: () => now })
  await fill(2)
  const { id: sessionId } = await database.db.session.findFirstOrThrow({
    where: { tokenHash: hashSecret(TOKEN) },
  })
  const { id } = await database.db.faq.findFirstOrThrow()
  variables = {
    ...{
      sessionId,
      id,
      faqId: id,
      first: 50,
      last: 50,
      limit: 5,
      days: 30,
      status: 'OPEN',
      userId: 'user-0',
      language: 'de',
    },
    ...{ query: 'where is my parcel', text: 'where is my parcel' },
    draft: { question: 'Where is my parcel?', answer: 'On its way.', category: 'Delivery' },
  }
  await replica.deps.faqs.refresh()
  await recordAll()
  seen.few = await recordAll()
  await fill(12)
  await replica.deps.faqs.refresh()
  await recordAll()
  seen.many = await recordAll()
}, 180_000)
afterAll(async () => {
  await replica?.close()
  await database?.close()
})

/** More of everything that lists show. */
async function fill(count: number): Promise<void> {
  const { db } = database
  for (let n = 0; n < count; n++) {
    const { id: faqId } = await db.faq.create({
      data: {
        ...{ question: `Question ${count} ${n}?`, answer: 'Answer.', category: `Category ${n}` },
        phrasingDrafts: { create: { text: 'Another?', createdAt: new Date() } },
      },
    })
    const isOurs = count === 2 && n === 0
    const bot = {
      sender: 'BOT',
      source: 'FAQ',
      text: 'Answer.',
      citedFaqIds: [faqId],
    } satisfies Partial<Prisma.MessageCreateManyInput>
    const seqs = Array.from({ length: isOurs ? 4 * count : count }, (_, at) => at + 1)
    const key = await db.apiKey.create({
      data: { name: `Agent ${n}`, role: 'AGENT', prefix: 'ak_', hash: randomBytes(32) },
    })
    await db.session.create({
      data: {
        tokenHash: isOurs ? hashSecret(TOKEN) : randomBytes(32),
        ...{ status: 'WAITING', userId: `user-${n}`, verified: true, lastSeq: seqs.length },
        messages: {
          create: seqs.map((seq) => ({
            ...(seq % 2 === 1 ? ({ sender: 'CUSTOMER', text: 'Where is my parcel?' } as const) : bot),
            ...{ seq, feedback: { create: { helpful: true } } },
          })),
        },
        tickets: { create: { reason: 'KEYWORD', status: 'OPEN', assigneeId: key.id } },
      },
    })
    await db.auditEntry.create({
      data: { action: 'takeTicket', actorName: 'Ada', address: '127.0.0.1', subjects: {}, subjectIds: [] },
    })
  }
}

async function recordAll(): Promise<Map<string, string[]>> {
  const recorded = new Map<string, string[]>()
  const failures: string[] = []
  for (const { name, document, operationName } of queries) {
    const bearer = name.startsWith('chat') ? TOKEN : ADMIN_KEY
    let errors: readonly unknown[] | undefined
    const statements = await database.statementsOf(async () => {
      const contextValue = await createContext(replica.deps, {
        ...{ bearer, address: '127.0.0.1', requestId: name, traceparent: null },
        closeConnection: () => undefined,
        openStream: () => undefined,
      })
      const variableValues = { ...variables, ...OWN_VARIABLES[name] }
      const result = await execute({ schema, document, operationName, contextValue, variableValues })
      errors = result.errors
    })
    if (errors) failures.push(`${name}: ${errors}`)
    recorded.set(name, statements)
  }
  expect(failures).toEqual([])
  return recorded
}

test('no query of the clients takes more statements when its lists are longer', () => {
  const counts = (recorded: Map<string, string[]>) =>
    [...recorded].map(([name, list]) => `${name}: ${list.length}`)
  expect(counts(seen.many)).toEqual(counts(seen.few))
})

test('every query of the clients keeps its limit of statements', () => {
  const counts = Object.fromEntries([...seen.many].map(([name, list]) => [name, list.length]))
  expect(Object.keys(counts).sort()).toEqual(Object.keys(LIMITS).sort())
  expect(Object.entries(counts).filter(([name, count]) => count > (LIMITS[name] ?? 0))).toEqual([])
})

test('every statement of theirs has an index for the tables that grow', async () => {
  const client = await database.pool.connect()
  const scans: string[] = []
  try {
    await client.query('BEGIN')
    // Then a table is only read whole where no index helps.
    await client.query('SET LOCAL enable_seqscan = off')
    for (const [name, statements] of seen.many)
      for (const sql of new Set(statements)) {
        if (!/^\s*SELECT/i.test(sql)) continue
        const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN (GENERIC_PLAN) ${sql}`)
        const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
        if (/Seq Scan on "?(Message|Session|Ticket|AuditEntry)"?/.test(plan))
          scans.push(`${name}: ${sql}\n${plan}`)
      }
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
  expect(scans).toEqual([])
})
