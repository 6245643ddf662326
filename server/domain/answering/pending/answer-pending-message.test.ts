import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSession } from '#server/testing/ask.ts'
import { buildDeps, type Replica } from '#server/testing/build-deps.ts'
import { type ScriptedModel, startScriptedModel } from '#server/testing/scripted-model.ts'
import { modelFaults } from '#server/testing/scripted-model-faults.ts'
import { modelAnswers } from '#server/testing/scripted-model-scripts.ts'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { questions, writeTestFaqs } from '#server/testing/test-faqs.ts'
import { customerOf } from '../../access/authenticate.ts'
import { answerMessage } from '../../jobs.ts'
import { commitTurn } from '../../message/commit-turn.ts'
import { resolveSession } from '../../session/resolve-session.ts'
import { answerPendingMessage } from './answer-pending-message.ts'
import { handOverUnanswered } from './hand-over-unanswered.ts'

describeOnEachDatabase('a message whose sender died before it was answered', (getDatabase) => {
  let server: ScriptedModel
  let withModel: Replica
  let withoutModel: Replica

  beforeAll(async () => {
    server = await startScriptedModel()
    const settings = { grounding: 'open' as const }
    withModel = await buildDeps({ database: getDatabase(), modelUrl: server.url, settings })
    withoutModel = await buildDeps({ database: getDatabase(), worker: true })
    await writeTestFaqs(withModel.deps)
    await withoutModel.deps.faqs.refresh()
  })
  afterAll(async () => {
    await withoutModel.close()
    await withModel.close()
    await server.close()
  })

  /** What a process leaves behind that is killed right after the commit of the question. */
  async function leavePending(text: string) {
    const { deps } = withModel
    const turn = await commitTurn(deps, {
      session: { seen: await openSession(deps) },
      message: { text, language: null, clientMessageId: null, awaitsReply: true },
      receivedAt: deps.clock(),
    })
    if (turn.kind !== 'stored') throw new Error(`The question was not stored: ${turn.kind}`)
    return { session: turn.session, job: { sessionId: turn.session.id, seq: 1 } }
  }

  async function stored(sessionId: string) {
    const { db } = getDatabase()
    const [messages, tickets, calls] = await Promise.all([
      db.message.findMany({ where: { sessionId }, orderBy: { seq: 'asc' } }),
      db.ticket.findMany({ where: { sessionId } }),
      db.modelCall.findMany({ where: { sessionId } }),
    ])
    expect(messages.filter(({ awaitsReply }) => awaitsReply)).toEqual([])
    return { senders: messages.map(({ sender }) => sender), tickets, calls }
  }

  test('gets a job for its answer in the same transaction', async () => {
    const { session } = await leavePending(questions.unknown)
    const { rows } = await getDatabase().pool.query(
      `SELECT data, start_after > now() AS later FROM pgboss.job WHERE name = $1 AND data ->> 'sessionId' = $2`,
      [answerMessage.name, session.id],
    )
    expect(rows).toEqual([{ data: { sessionId: session.id, seq: 1 }, later: true }])
  })

  test('is answered by a worker', async () => {
    const { session, job } = await leavePending(questions.unknown)
    const answered = Promise.withResolvers<void>()
    const unwatch = await withoutModel.deps.watch.watch(session.id, (news) => {
      // The question itself may be told too: by the poll, when it comes just now.
      if (news.type === 'message-added' && news.seq > 1) answered.resolve()
    })
    const { deps } = withoutModel
    // At once, where the real one waits for as long as its sender may take.
    await deps.db.$transaction((tx) => deps.jobs.enqueue(tx, answerMessage, job))
    await answered.promise
    await unwatch()
    const { senders, tickets } = await stored(session.id)
    expect(senders).toEqual(['CUSTOMER', 'BOT', 'SYSTEM'])
    expect(tickets).toHaveLength(1)
  })

  test('is answered once when two jobs run at the same time, with the model', async () => {
    const { session, job } = await leavePending(questions.unknown)
    server.script(modelAnswers(), modelAnswers())
    await Promise.all([answerPendingMessage(withModel.deps, job), answerPendingMessage(withModel.deps, job)])
    const { senders, calls } = await stored(session.id)
    expect(senders).toEqual(['CUSTOMER', 'BOT'])
    // Both were paid for.
    expect(calls).toHaveLength(2)
    server.expectNothingLeft()
  })

  test('is handed over once when two jobs run at the same time, without a model', async () => {
    const { session, job } = await leavePending(questions.unknown)
    const { deps } = withoutModel
    await Promise.all([answerPendingMessage(deps, job), answerPendingMessage(deps, job)])
    await answerPendingMessage(deps, job)
    const { senders, tickets } = await stored(session.id)
    expect(senders).toEqual(['CUSTOMER', 'BOT', 'SYSTEM'])
    expect(tickets).toHaveLength(1)
  })

  test('is left to the agent who owns the session by now, and to no one when it is resolved', async () => {
    const taken = await leavePending(questions.unknown)
    await getDatabase().db.session.update({
      where: { id: taken.session.id },
      data: { status: 'WITH_AGENT', epoch: { increment: 1 } },
    })
    const resolved = await leavePending(questions.unknown)
    await resolveSession(withModel.deps, customerOf(resolved.session), resolved.session.id)
    for (const { session, job } of [taken, resolved]) {
      await answerPendingMessage(withModel.deps, job)
      expect((await stored(session.id)).senders).toEqual(['CUSTOMER'])
    }
  })

  test('is handed over once after every attempt to answer it has failed', async () => {
    const { session, job } = await leavePending(questions.known)
    const { deps } = withoutModel
    await Promise.all([handOverUnanswered(deps, job), handOverUnanswered(deps, job)])
    await handOverUnanswered(deps, job)
    const { senders, tickets } = await stored(session.id)
    expect(senders).toEqual(['CUSTOMER', 'BOT', 'SYSTEM'])
    expect(tickets).toMatchObject([{ reason: 'MODEL_UNAVAILABLE', status: 'OPEN' }])
  })

  test('is not handed over again when a person owns the session', async () => {
    const { session, job } = await leavePending(questions.unknown)
    await getDatabase().db.session.update({
      where: { id: session.id },
      data: { status: 'WITH_AGENT', epoch: { increment: 1 } },
    })
    await handOverUnanswered(withModel.deps, job)
    const { senders, tickets } = await stored(session.id)
    expect(senders).toEqual(['CUSTOMER'])
    expect(tickets).toEqual([])
  })

  test('is left to another worker when this one stops half-way', async () => {
    const { session, job } = await leavePending(questions.unknown)
    const stopped = await buildDeps({ database: getDatabase(), modelUrl: server.url })
    const before = server.requests.length
    server.script(modelFaults.stall())
    const answering = answerPendingMessage(stopped.deps, job)
    await server.asked(before + 1)
    stopped.stop()
    await expect(answering).rejects.toThrow('stops')
    await stopped.close()
    await answerPendingMessage(withoutModel.deps, job)
    expect((await stored(session.id)).senders).toEqual(['CUSTOMER', 'BOT', 'SYSTEM'])
  })
})
