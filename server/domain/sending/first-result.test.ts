import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase, type Database } from '#server/adapters/postgres/connect.ts'
import { ask, callerOf, openSession } from '#server/testing/ask.ts'
import { buildDeps, type Replica } from '#server/testing/build-deps.ts'
import { type ScriptedModel, startScriptedModel } from '#server/testing/scripted-model.ts'
import { modelAnswers } from '#server/testing/scripted-model-scripts.ts'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { questions, writeTestFaqs } from '#server/testing/test-faqs.ts'
import { customerOf } from '../access/authenticate.ts'
import { type SendMessageOutcome, sendMessage } from './send-message.ts'

describeOnEachDatabase('a message that is sent again with its clientMessageId', (getDatabase) => {
  let server: ScriptedModel
  let first: Replica
  let second: Replica
  let secondDatabase: Database

  beforeAll(async () => {
    server = await startScriptedModel()
    const database = getDatabase()
    const settings = { grounding: 'open' as const }
    secondDatabase = createDatabase({ url: database.url })
    first = await buildDeps({ database, modelUrl: server.url, settings })
    second = await buildDeps({
      database: secondDatabase,
      modelUrl: server.url,
      settings,
      bus: first.deps.bus,
    })
    await writeTestFaqs(first.deps)
    await second.deps.faqs.refresh()
  })
  afterAll(async () => {
    await second.close()
    await first.close()
    await secondDatabase.close()
    await server.close()
  })

  /** What a client can see of an outcome. */
  function visible({ session, message, reply }: SendMessageOutcome) {
    return { session, message, reply }
  }

  async function expectOneExchange(sessionId: string, outcomes: readonly SendMessageOutcome[]) {
    const messages = await getDatabase().db.message.findMany({
      where: { sessionId },
      orderBy: { seq: 'asc' },
    })
    expect(messages.map(({ sender }) => sender)).toEqual(['CUSTOMER', 'BOT'])
    expect(outcomes[0]).toMatchObject({ message: messages[0], reply: messages[1] })
    for (const outcome of outcomes) expect(visible(outcome)).toEqual(visible(outcomes[0] ?? outcome))
  }

  test('gets its first result when retried in sequence, even if its text has changed', async () => {
    const session = await openSession(first.deps)
    const clientMessageId = 'one'
    const sent = await ask(first.deps, session, questions.known, { clientMessageId })
    const again = await ask(first.deps, session, questions.known, { clientMessageId })
    const changed = await ask(second.deps, session, 'Something else?', { clientMessageId })
    await expectOneExchange(session.id, [sent, again, changed])
  })

  test('is stored once when 50 are sent at the same time to one replica', async () => {
    const session = await openSession(first.deps)
    const caller = callerOf(customerOf(session))
    const input = { sessionId: session.id, text: questions.known, clientMessageId: 'many' }
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () => sendMessage(first.deps, caller, input)),
    )
    await expectOneExchange(session.id, outcomes)
  })

  test('is stored once when 50 are sent at the same time to two replicas', async () => {
    const session = await openSession(first.deps)
    const caller = callerOf(customerOf(session))
    const input = { sessionId: session.id, text: questions.known, clientMessageId: 'many' }
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, at) => sendMessage(at % 2 ? first.deps : second.deps, caller, input)),
    )
    await expectOneExchange(session.id, outcomes)
  })

  test('waits for the reply that the model is still writing, here and on another replica', async () => {
    const session = await openSession(first.deps)
    const caller = callerOf(customerOf(session))
    const input = { sessionId: session.id, text: questions.unknown, clientMessageId: 'slow' }
    const written = Promise.withResolvers<void>()
    const asked = server.requests.length
    server.script(modelAnswers({}, { pauseUntil: written.promise }))
    const sent = [sendMessage(first.deps, caller, input)]
    await server.asked(asked + 1)
    for (const { deps } of [first, second, second]) {
      sent.push(sendMessage(deps, caller, input))
    }
    sent.push(
      ...Array.from({ length: 10 }, (_, at) => sendMessage(at % 2 ? first.deps : second.deps, caller, input)),
    )
    written.resolve()
    await expectOneExchange(session.id, await Promise.all(sent))
    server.expectNothingLeft()
  })

  test('belongs to its session: another one may use the same id', async () => {
    const [one, two] = [await openSession(first.deps), await openSession(first.deps)]
    const [a, b] = [
      await ask(first.deps, one, questions.known, { clientMessageId: 'same' }),
      await ask(first.deps, two, questions.known, { clientMessageId: 'same' }),
    ]
    expect(a.message.id).not.toBe(b.message.id)
  })

  test('gets its result after the session has been handed over and resolved', async () => {
    const session = await openSession(first.deps)
    const sent = await ask(first.deps, session, questions.person, { clientMessageId: 'late' })
    await getDatabase().db.session.update({
      where: { id: session.id },
      data: { status: 'RESOLVED', epoch: { increment: 1 } },
    })
    const again = await ask(first.deps, session, questions.person, { clientMessageId: 'late' })
    expect([again.message.id, again.reply?.id]).toEqual([sent.message.id, sent.reply?.id])
    // A retry is no new message: it reopens nothing.
    expect(again.session.status).toBe('RESOLVED')
  })
})
