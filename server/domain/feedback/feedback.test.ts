import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, openSession } from '#server/testing/ask.ts'
import { buildDeps, type Replica } from '#server/testing/build-deps.ts'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { questions, writeTestFaqs } from '#server/testing/test-faqs.ts'
import { customerOf } from '../access/authenticate.ts'
import { InvalidInput, NotFound } from '../errors.ts'
import { giveFeedback } from './give-feedback.ts'
import { rateSession } from './rate-session.ts'

describeOnEachDatabase('feedback from customers', (getDatabase) => {
  let replica: Replica
  beforeAll(async () => {
    replica = await buildDeps({ database: getDatabase() })
    await writeTestFaqs(replica.deps)
  })
  afterAll(() => replica.close())

  async function answered() {
    const session = await openSession(replica.deps)
    const { message, reply } = await ask(replica.deps, session, questions.known)
    return { session, message, reply, viewer: customerOf(session) }
  }

  test('keeps the latest thumb on a reply', async () => {
    const { deps } = replica
    const { reply, viewer } = await answered()
    const messageId = reply?.id ?? ''
    await giveFeedback(deps, viewer, { messageId, helpful: true })
    await giveFeedback(deps, viewer, { messageId, helpful: false, reason: ' too long ' })
    expect(await deps.db.feedback.findUnique({ where: { messageId } })).toMatchObject({
      helpful: false,
      reason: 'too long',
    })
  })

  test('refuses a thumb on a message that is not a reply, or on another customer’s', async () => {
    const { deps } = replica
    const mine = await answered()
    const theirs = await answered()
    const on = (messageId: string) => giveFeedback(deps, mine.viewer, { messageId, helpful: true })
    await expect(on(mine.message.id)).rejects.toThrow(NotFound)
    await expect(on(theirs.reply?.id ?? '')).rejects.toThrow(NotFound)
    await expect(on('nonsense')).rejects.toThrow(NotFound)
  })

  test('keeps a rating from 1 to 5 and refuses any other', async () => {
    const { deps } = replica
    const { session, viewer } = await answered()
    const rated = await rateSession(deps, viewer, {
      sessionId: session.id,
      rating: 4,
      ratingComment: 'quick',
    })
    expect(rated).toMatchObject({ rating: 4, ratingComment: 'quick' })
    await expect(rateSession(deps, viewer, { sessionId: session.id, rating: 6 })).rejects.toThrow(
      InvalidInput,
    )
  })
})
