import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, openSession } from '#server/testing/ask.ts'
import { buildDeps, type Replica } from '#server/testing/build-deps.ts'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { questions, writeTestFaqs } from '#server/testing/test-faqs.ts'
import { askedAs } from '../../knowledge/faq/authoring/asked-as.ts'
import { loadLabels } from '../../knowledge/search/calibration/load-labels.ts'

describeOnEachDatabase('what customers make of offers', (getDatabase) => {
  let replica: Replica

  beforeAll(async () => {
    replica = await buildDeps({ database: getDatabase() })
    await writeTestFaqs(replica.deps)
  })
  afterAll(() => replica.close())

  /** Meets an offer with the words that `answer` makes of its questions. */
  async function meet(answer: (questions: readonly string[]) => string) {
    const { deps } = replica
    const session = await openSession(deps)
    const { reply } = await ask(deps, session, questions.close)
    const ids = reply?.suggestedFaqIds ?? []
    const faqs = await deps.db.faq.findMany({ where: { id: { in: ids } } })
    const offered = ids.flatMap((id) => faqs.find((faq) => faq.id === id) ?? [])
    await ask(deps, session, answer(offered.map(({ question }) => question)))
    return offered
  }

  test('labels the match: the first one was right, another one or none was not', async () => {
    const { db } = replica.deps
    const [first] = await meet(() => 'the first one')
    await meet(() => 'the second one')
    await meet(() => 'None of these')
    await meet(() => questions.known)
    expect((await loadLabels(db)).map(({ helpful }) => helpful)).toEqual([false, false, true])
    if (!first) throw new Error('Nothing was offered.')
    expect(await askedAs(db, first)).toEqual([questions.close])
    expect(await askedAs(db, { ...first, phrasings: ['Money, address!'] })).toEqual([])
  })
})
