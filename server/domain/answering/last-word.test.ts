import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, openSession } from '#server/testing/ask.ts'
import { buildDeps, type Replica } from '#server/testing/build-deps.ts'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { questions, writeTestFaqs } from '#server/testing/test-faqs.ts'
import { readLastWord } from './last-word.ts'

describeOnEachDatabase('the last word', (getDatabase) => {
  let replica: Replica

  beforeAll(async () => {
    replica = await buildDeps({ database: getDatabase() })
    await writeTestFaqs(replica.deps)
  })
  afterAll(() => replica.close())

  test('is none in a session that has just begun', async () => {
    const { id } = await openSession(replica.deps)
    expect(await readLastWord(replica.deps, id)).toBeNull()
  })

  test.each([['Thanks'], ['?'], ['Thanks', '?']])(
    'leaves the previous question open: %s %s',
    async (...chatter) => {
      const session = await openSession(replica.deps)
      const { reply } = await ask(replica.deps, session, questions.known)
      for (const text of chatter) await ask(replica.deps, session, text)
      expect(await readLastWord(replica.deps, session.id)).toMatchObject({
        rule: chatter.at(-1) === '?' ? 'ask-back:nothing' : 'small-talk:thanks',
        question: questions.known,
        answeredFaqIds: reply?.citedFaqIds,
        offeredFaqIds: [],
      })
    },
  )
})
