import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, openSession } from '#server/testing/ask.ts'
import { buildDeps, type Replica } from '#server/testing/build-deps.ts'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { questions, writeTestFaqs } from '#server/testing/test-faqs.ts'
import { assumeResolutions } from '../session/assume-resolutions.ts'
import { purgeExpiredSessions } from './purge-expired-sessions.ts'

describeOnEachDatabase('what the clock does to sessions', (getDatabase) => {
  let replica: Replica
  beforeAll(async () => {
    replica = await buildDeps({ database: getDatabase(), settings: { retentionDays: 30 } })
    await writeTestFaqs(replica.deps)
  })
  afterAll(() => replica.close())

  async function answeredAgo(hours: number, question: string = questions.known) {
    const { deps } = replica
    const session = await openSession(deps)
    await ask(deps, session, question)
    const updatedAt = new Date(Date.now() - hours * 3_600_000)
    await deps.db.session.update({ where: { id: session.id }, data: { updatedAt } })
    return session.id
  }
  const statusOf = async (id: string) => (await replica.deps.db.session.findUnique({ where: { id } }))?.status

  test('assumes a session is resolved after a day of silence following an answer, and counts it separately', async () => {
    const { deps } = replica
    const [silent, recent, waiting] = [
      await answeredAgo(25),
      await answeredAgo(23),
      await answeredAgo(25, questions.person),
    ]
    expect(await assumeResolutions(deps)).toBe(1)
    expect([await statusOf(silent), await statusOf(recent), await statusOf(waiting)]).toEqual([
      'RESOLVED',
      'ACTIVE',
      'WAITING',
    ])
    expect(await deps.db.resolution.findMany({ where: { sessionId: silent } })).toMatchObject([
      { kind: 'ASSUMED' },
    ])
  })

  test('deletes a session and everything that belongs to it after RETENTION_DAYS, and no younger one', async () => {
    const { deps } = replica
    const [old, young] = [await answeredAgo(31 * 24), await answeredAgo(29 * 24)]
    expect(await purgeExpiredSessions(deps)).toBe(1)
    expect(await statusOf(old)).toBeUndefined()
    expect(await deps.db.message.count({ where: { sessionId: old } })).toBe(0)
    expect(await statusOf(young)).toBeDefined()
  })
})
