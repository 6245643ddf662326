import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { askModelNear } from '#server/testing/ask.ts'
import { buildDeps, type Replica } from '#server/testing/build-deps.ts'
import { type ScriptedModel, startScriptedModel } from '#server/testing/scripted-model.ts'
import { modelFaults } from '#server/testing/scripted-model-faults.ts'
import { modelAnswers, modelSays } from '#server/testing/scripted-model-scripts.ts'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { writeTestFaqs } from '#server/testing/test-faqs.ts'

/** True, and in too many words of its own for the rules to say so. */
const undecided = 'Parcel delivery across the country typically takes two to four working days.'
const proven = 'Your money is on its way back within five working days after we have your parcel.'
const cost = 0.002
const usage = { prompt_tokens: 700, completion_tokens: 30, cost }

describeOnEachDatabase('GROUNDING_CHECK=model', (getDatabase) => {
  let server: ScriptedModel
  let checking: Replica
  let unchecked: Replica
  let faqs: Awaited<ReturnType<typeof writeTestFaqs>>

  beforeAll(async () => {
    server = await startScriptedModel()
    const parts = { database: getDatabase(), modelUrl: server.url }
    checking = await buildDeps({ ...parts, settings: { groundingCheck: true, modelTimeoutSeconds: 1 } })
    unchecked = await buildDeps(parts)
    faqs = await writeTestFaqs(checking.deps)
  })
  afterEach(() => {
    server.otherwise(undefined)
    server.expectNothingLeft()
  })
  afterAll(async () => {
    await checking.close()
    await unchecked.close()
    await server.close()
  })

  /** Asks the model with both FAQs nearest, and reads what was stored of its calls. */
  async function answer({ deps }: Replica) {
    const { reply, session } = await askModelNear(deps, [faqs.delivery, faqs.refund])
    const calls = await getDatabase().db.modelCall.findMany({ where: { sessionId: session.id } })
    return { reply, calls }
  }

  const answers = () => modelAnswers({ answer: `${proven} ${undecided}`, faqs: ['F1', 'F2'] }, { usage })
  const quotes = (...found: string[]) => modelSays(JSON.stringify({ quotes: found }), { usage })

  test('shows an undecided sentence once the model has quoted words that say it', async () => {
    server.script(answers(), quotes(faqs.delivery.answer))
    const { reply, calls } = await answer(checking)
    expect(reply?.text).toBe(`${proven} ${undecided}`)
    expect(reply?.evidence).toMatchObject({
      sentences: [
        { basis: 'PROVEN', sources: [{ faqId: faqs.refund.id }] },
        { text: undecided, basis: 'PROVEN', sources: [{ faqId: faqs.delivery.id }] },
      ],
      leftOut: [],
    })
    expect(calls.map(({ costUsd }) => costUsd)).toEqual([cost, cost])
    const content = server.requests.at(-1)?.messages.at(-1)?.content ?? ''
    expect(content).toContain(undecided)
    // What is proven already is not paid for again.
    expect(content.split('<claims>')[1]).not.toContain(proven)
  })

  test.each([
    ['an invented quote', undecided],
    ['a quote that is changed in one word', 'Delivery takes two to five working days within the country.'],
    ['a quote of a word or two', 'working days'],
    ['no quote', ''],
  ])('does not show it for %s', async (_, quote) => {
    server.script(answers(), quotes(quote))
    const { reply, calls } = await answer(checking)
    expect(reply?.text).toContain(proven)
    expect(reply?.text).not.toContain(undecided)
    expect(reply?.evidence).toMatchObject({ leftOut: [{ text: undecided }] })
    expect(calls.map(({ costUsd }) => costUsd)).toEqual([cost, cost])
  })

  test.each([
    ['fails', () => modelFaults.status(500)],
    ['says no JSON', () => modelSays('Yes, all of it.')],
    ['hangs', () => modelFaults.stall()],
  ])('does not show it when the call %s, and keeps what is proven', async (_, script) => {
    server.script(answers())
    server.otherwise(script)
    const { reply, calls } = await answer(checking)
    expect(reply).toMatchObject({ source: 'MODEL', escalated: false })
    expect(reply?.text).toContain(proven)
    expect(reply?.text).not.toContain(undecided)
    expect(calls.length).toBeGreaterThan(1)
  })

  test('makes no call when the rules have decided every sentence, and none when it is off', async () => {
    server.script(modelAnswers({ answer: proven }))
    expect((await answer(checking)).calls).toHaveLength(1)
    server.script(answers())
    const { reply, calls } = await answer(unchecked)
    expect(calls).toHaveLength(1)
    expect(reply?.text).not.toContain(undecided)
  })
})
