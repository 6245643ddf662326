import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, callerOf, openSession } from '#server/testing/ask.ts'
import { buildDeps, type Replica } from '#server/testing/build-deps.ts'
import { type ScriptedModel, startScriptedModel } from '#server/testing/scripted-model.ts'
import { modelAnswers, modelSays } from '#server/testing/scripted-model-scripts.ts'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { questions, writeTestFaqs } from '#server/testing/test-faqs.ts'
import { customerOf } from '../access/authenticate.ts'
import { InvalidInput } from '../errors.ts'
import { suggestPhrasings } from '../knowledge/faq/authoring/suggest-phrasings.ts'
import { createSession } from '../session/create-session.ts'
import { resolve, resolveSession } from '../session/resolve-session.ts'
import { writeSummary } from '../summary/summarize-session.ts'
import { usageReport } from './usage-report.ts'

describeOnEachDatabase('the usage report', (getDatabase) => {
  let server: ScriptedModel
  let replica: Replica
  /** The middle of a day, and a moment before midnight the day before. */
  let now = Date.parse('2026-03-09T23:59:59.900Z')

  beforeAll(async () => {
    server = await startScriptedModel()
    replica = await buildDeps({
      database: getDatabase(),
      modelUrl: server.url,
      settings: { grounding: 'open' },
      clock: () => new Date(now),
    })
    await writeTestFaqs(replica.deps)
  })
  afterAll(async () => {
    await replica.close()
    await server.close()
  })

  test('matches the counts made by hand', async () => {
    const { deps } = replica
    // Yesterday: a question, its answer, and silence.
    const silent = await openSession(deps)
    await ask(deps, silent, questions.known)

    now = Date.parse('2026-03-10T12:00:00Z')
    await resolve(deps, await read(silent.id), 'ASSUMED', { kind: 'silence' })

    // Today: an answer of the FAQ, one of the model, a confirmed resolution after 60 s, and a new question.
    const { session: happy } = await createSession(deps, callerOf(), {})
    await ask(deps, happy, questions.known)
    server.script(
      modelAnswers({ confidence: 0.8 }, { usage: { prompt_tokens: 500, completion_tokens: 40, cost: 0.01 } }),
    )
    await ask(deps, happy, questions.unknown)
    now += 60_000
    await resolveSession(deps, customerOf(await read(happy.id)), happy.id)
    await ask(deps, happy, questions.smallTalk)

    // And a customer who is handed over, as they ask.
    const waiting = await openSession(deps)
    await ask(deps, waiting, questions.person)
    server.expectNothingLeft()

    const { totals, daily, days, from, to } = await usageReport(deps, 3)
    expect({ days, from: from.toISOString(), to: to.getTime() }).toEqual({
      days: 3,
      from: '2026-03-08T00:00:00.000Z',
      to: now,
    })
    expect(daily.map(({ date, usage }) => [date, usage.sessions, usage.messages])).toEqual([
      ['2026-03-08', 0, 0],
      ['2026-03-09', 1, 2],
      ['2026-03-10', 2, 9],
    ])
    expect(totals).toMatchObject({
      sessions: 3,
      messages: 11,
      botReplies: 5,
      faqReplies: 2,
      modelReplies: 1,
      escalations: 1,
      escalatedSessions: 1,
      escalationsByReason: { CUSTOMER_REQUESTED: 1 },
      confidenceCount: 5,
      promptTokens: 500,
      completionTokens: 40,
      costUsd: 0.01,
      confirmedResolutions: 1,
      assumedResolutions: 1,
      reopened: 1,
      // The happy one is open again, so only the silent one has an end.
      sessionSecondsCount: 1,
    })
    expect(totals.confidenceSum).toBeCloseTo(1 + 1 + 0.8 + 1 + 1, 5)
    expect(totals.sessionSecondsSum).toBeCloseTo(12 * 3600 + 0.1, 3)
  })

  test('includes what summaries and drafts for editors cost, also when they fail', async () => {
    const { deps } = replica
    const totals = async () => (await usageReport(deps, 1)).totals
    const before = await totals()
    const usage = { prompt_tokens: 100, completion_tokens: 10, cost: 0.001 }
    const session = await openSession(deps)
    await ask(deps, session, questions.known)
    server.script(modelSays('{"summary": "Wants to know how long it takes."}', { usage }))
    await writeSummary(deps, { sessionId: session.id })
    server.script(modelSays('{"phrasings": ["when is it here?"]}', { usage }))
    await suggestPhrasings(deps, { question: questions.known })
    server.otherwise(() => modelSays('No.', { usage }))
    expect(await suggestPhrasings(deps, { question: questions.known })).toEqual([])
    const failed = server.requests.length
    server.otherwise(undefined)

    const rows = await deps.db.modelCall.groupBy({
      by: ['purpose'],
      _count: true,
      orderBy: { purpose: 'asc' },
    })
    expect(rows).toMatchObject([
      { purpose: 'answer' },
      { purpose: 'phrasings' },
      { purpose: 'summary', _count: 1 },
    ])
    const calls = (rows[1]?._count ?? 0) + 1
    expect(calls).toBeGreaterThan(2)
    const after = await totals()
    expect(after.promptTokens - before.promptTokens).toBe(100 * calls)
    expect(after.costUsd - before.costUsd).toBeCloseTo(0.001 * calls, 6)
    expect(failed).toBeGreaterThanOrEqual(calls)
  })

  test.each([0, -1, 1.5, 367, Number.NaN])('is not for %s days', async (days) => {
    await expect(usageReport(replica.deps, days)).rejects.toBeInstanceOf(InvalidInput)
  })

  const read = (id: string) => getDatabase().db.session.findUniqueOrThrow({ where: { id } })
})
