import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Session } from '#prisma/generated/client.ts'
import { ask, callerOf, openSession } from '#server/testing/ask.ts'
import { buildDeps, type Replica } from '#server/testing/build-deps.ts'
import { type ScriptedModel, startScriptedModel } from '#server/testing/scripted-model.ts'
import { modelAnswers } from '#server/testing/scripted-model-scripts.ts'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { questions, writeTestFaqs } from '#server/testing/test-faqs.ts'
import { customerOf } from '../access/authenticate.ts'
import { escalate } from '../handoff/escalate.ts'
import { changeSession } from '../session/change-session.ts'
import { resolveSession } from '../session/resolve-session.ts'

describeOnEachDatabase('a reply that is being written', (getDatabase) => {
  let server: ScriptedModel
  let replica: Replica

  beforeAll(async () => {
    server = await startScriptedModel()
    replica = await buildDeps({
      database: getDatabase(),
      modelUrl: server.url,
      settings: { grounding: 'open' },
    })
    await writeTestFaqs(replica.deps)
  })
  afterEach(() => server.expectNothingLeft())
  afterAll(async () => {
    await replica.close()
    await server.close()
  })

  async function stored(sessionId: string) {
    const { db } = getDatabase()
    const [messages, calls] = await Promise.all([
      db.message.findMany({ where: { sessionId }, orderBy: { seq: 'asc' } }),
      db.modelCall.findMany({ where: { sessionId } }),
    ])
    expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1))
    return { messages, calls, senders: messages.map(({ sender }) => sender) }
  }

  /** A question that the model is half-way through answering; `finish` lets it write the rest. */
  async function writing() {
    const session = await openSession(replica.deps)
    const rest = Promise.withResolvers<void>()
    const before = server.requests.length
    server.script(modelAnswers({}, { pauseUntil: rest.promise }))
    const sent = ask(replica.deps, session, questions.unknown)
    const request = await server.asked(before + 1)
    return { session, sent, request, finish: rest.resolve }
  }

  const takeOvers: [string, (session: Session) => Promise<unknown>, string[]][] = [
    [
      'asks for a person',
      (session) => {
        const input = { sessionId: session.id, reason: 'I do not like machines' }
        return escalate(replica.deps, callerOf(customerOf(session)), input)
      },
      ['CUSTOMER', 'SYSTEM'],
    ],
    [
      'resolves the session',
      (session) => resolveSession(replica.deps, customerOf(session), session.id),
      ['CUSTOMER'],
    ],
  ]
  test.each(takeOvers)('is dropped when the customer %s meanwhile', async (_, takeOver, senders) => {
    const { session, sent, request, finish } = await writing()
    await takeOver(session)
    // The call ends without the model having to.
    expect(await request.ended).toBe('aborted')
    finish()
    expect((await sent).reply).toBeNull()
    const { messages, calls, ...rest } = await stored(session.id)
    expect(rest.senders).toEqual(senders)
    expect(messages.filter(({ awaitsReply }) => awaitsReply)).toEqual([])
    expect(calls).toMatchObject([{ outcome: 'aborted', messageSeq: 1 }])
  })

  test('is dropped when the session changes hands without an event, and its cost is kept', async () => {
    const { session, sent, finish } = await writing()
    // As another replica does while the bus is down.
    await getDatabase().db.session.update({
      where: { id: session.id },
      data: { status: 'WITH_AGENT', epoch: { increment: 1 } },
    })
    finish()
    const { reply, session: now } = await sent
    expect(reply).toBeNull()
    expect(now.status).toBe('WITH_AGENT')
    const { senders, calls } = await stored(session.id)
    expect(senders).toEqual(['CUSTOMER'])
    expect(calls).toMatchObject([{ outcome: 'ok', promptTokens: 100, completionTokens: 20 }])
  })

  test('is not started when the session is taken right after the question is stored', async () => {
    const { deps } = replica
    const session = await openSession(deps)
    const before = server.requests.length
    const watch: typeof deps.watch = {
      ...deps.watch,
      async watch(...args) {
        const opened = await deps.db.session.findUniqueOrThrow({ where: { id: session.id } })
        await changeSession(deps, opened, { type: 'resolved', by: { kind: 'customer' } })
        return deps.watch.watch(...args)
      },
    }
    const { reply } = await ask({ ...deps, watch }, session, questions.unknown)
    expect(reply).toBeNull()
    expect(server.requests).toHaveLength(before)
  })

  test('is kept when the customer sends another message that is answered meanwhile', async () => {
    const { session, sent, finish } = await writing()
    expect((await ask(replica.deps, session, questions.known)).reply?.source).toBe('FAQ')
    finish()
    expect((await sent).reply).toMatchObject({ source: 'MODEL', replyToSeq: 1 })
    const { messages } = await stored(session.id)
    expect(messages.map(({ replyToSeq }) => replyToSeq)).toEqual([null, null, 2, 1])
  })
})
