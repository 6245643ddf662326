import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, callerOf, openSession } from '#server/testing/ask.ts'
import { buildDeps, type Replica } from '#server/testing/build-deps.ts'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { questions, writeTestFaqs } from '#server/testing/test-faqs.ts'
import { authenticate, customerOf } from '../access/authenticate.ts'
import { InvalidInput, Unavailable } from '../errors.ts'
import { sendMessage } from '../sending/send-message.ts'

describeOnEachDatabase('what a message stores', (getDatabase) => {
  let replica: Replica

  beforeAll(async () => {
    replica = await buildDeps({ database: getDatabase() })
    await writeTestFaqs(replica.deps)
  })
  afterAll(() => replica.close())

  test('has seqs without gaps when many messages arrive at the same time', async () => {
    const { deps } = replica
    const count = 50
    const session = await openSession(deps)
    const caller = callerOf(customerOf(session))
    const input = { sessionId: session.id, text: questions.known }
    // As clients do: who is told that too many are writing comes again. On a machine that is busy enough some are.
    const sendUntilTaken = async (): ReturnType<typeof sendMessage> => {
      try {
        return await sendMessage(deps, caller, input)
      } catch (error) {
        if (!(error instanceof Unavailable)) throw error
        await deps.sleep(error.retryAfterSeconds * 1000)
        return sendUntilTaken()
      }
    }
    const outcomes = await Promise.all(Array.from({ length: count }, sendUntilTaken))
    const messages = await deps.db.message.findMany({ where: { sessionId: session.id } })
    const seqs = messages.map(({ seq }) => seq).sort((a, b) => a - b)
    expect(seqs).toEqual(Array.from({ length: 2 * count }, (_, at) => at + 1))
    // Each reply stands right behind its question.
    for (const { message, reply } of outcomes) expect(reply?.seq).toBe(message.seq + 1)
  })

  test('is one ticket and one notice when several messages ask for a person at once', async () => {
    const { deps } = replica
    const session = await openSession(deps)
    const caller = callerOf(customerOf(session))
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        sendMessage(deps, caller, {
          sessionId: session.id,
          text: at % 3 === 0 ? questions.person : questions.known,
        }),
      ),
    )
    const messages = await deps.db.message.findMany({
      where: { sessionId: session.id },
      orderBy: { seq: 'asc' },
    })
    expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1))
    const now = await deps.db.session.findUniqueOrThrow({ where: { id: session.id } })
    expect(now).toMatchObject({ status: 'WAITING', epoch: 1, lastSeq: messages.length })
    expect(messages.filter(({ sender }) => sender === 'CUSTOMER')).toHaveLength(12)
    expect(messages.filter(({ sender }) => sender === 'SYSTEM')).toHaveLength(1)
    expect(await deps.db.ticket.count({ where: { sessionId: session.id } })).toBe(1)
    for (const { message, reply } of outcomes) {
      if (reply) expect(reply.replyToSeq).toBe(message.seq)
    }
  })

  test.each([
    ['text', { text: ' \u200b ' }],
    ['text', { text: 'x'.repeat(4001) }],
    ['text', { text: 'nul \0' }],
    ['text', { text: '\ud800' }],
    ['clientMessageId', { text: questions.known, clientMessageId: '' }],
    ['clientMessageId', { text: questions.known, clientMessageId: 'x'.repeat(129) }],
    ['userId', { text: questions.known, userId: '\0' }],
    ['metadata', { text: questions.known, metadata: { big: 'x'.repeat(9000) } }],
    ['metadata', { text: questions.known, metadata: { nul: '\0' } }],
  ])('is nothing at all when %s is invalid', async (field, input) => {
    const { deps } = replica
    const count = () => Promise.all([deps.db.session.count(), deps.db.message.count()])
    const before = await count()
    const refused = await sendMessage(deps, callerOf(), input).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(InvalidInput)
    expect(refused).toMatchObject({ field })
    expect(await count()).toEqual(before)
  })

  test('costs one read and one statement for an FAQ answer in an existing session', async () => {
    const { deps } = replica
    const { sessionToken, session } = await sendMessage(deps, callerOf(), { text: questions.known })
    const statements = await getDatabase().statementsOf(async () => {
      const viewer = await authenticate(deps, sessionToken)
      await sendMessage(deps, callerOf(viewer), {
        sessionId: session.id,
        text: questions.known,
        clientMessageId: 'counted',
      })
    })
    expect(statements.map(kindOf)).toEqual(['SELECT', 'turn'])
  })

  test('costs one statement for an FAQ answer that opens a session', async () => {
    const statements = await getDatabase().statementsOf(() =>
      sendMessage(replica.deps, callerOf(), { text: questions.known }),
    )
    expect(statements.map(kindOf)).toEqual(['turn'])
  })

  test('costs one statement for a hand-off, its ticket and its jobs included', async () => {
    const session = await openSession(replica.deps)
    const statements = await getDatabase().statementsOf(() => ask(replica.deps, session, questions.unknown))
    // The caller, what was said before, and the turn.
    expect(statements.map(kindOf)).toEqual(['SELECT', 'SELECT', 'turn'])
    const jobs = await getDatabase().db.$queryRaw<{ name: string }[]>`
      SELECT name FROM pgboss.job WHERE data->>'sessionId' = ${session.id}
      OR data->>'ticketId' IN (SELECT id::text FROM "Ticket" WHERE "sessionId" = ${session.id}::uuid) ORDER BY name`
    expect(jobs.map(({ name }) => name)).toEqual(['notify-ticket', 'summarize-session'])
  })
})

/** A whole turn, or the first word of a statement that is a verb. */
function kindOf(sql: string): string {
  if (sql.startsWith('/*\n  A turn')) return 'turn'
  return /\b(BEGIN|COMMIT|ROLLBACK|INSERT|UPDATE|DELETE|SELECT)\b/i.exec(sql)?.[0].toUpperCase() ?? sql
}
