import { afterAll, beforeEach, expect, test } from 'vitest'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { hashSecret } from '../secret.ts'
import { rollUpDays } from './roll-up-days.ts'
import { usageReport } from './usage-report.ts'

const now = new Date('2026-03-10T12:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)

describeOnEachDatabase('the daily table behind the usage report', (getDatabase) => {
  const deps = (time = now) => ({ db: getDatabase().db, clock: () => time })
  beforeEach(() => getDatabase().clear())
  afterAll(() => getDatabase().clear())

  async function sessionWithReply(createdAt: Date) {
    const { db } = getDatabase()
    const { id } = await db.session.create({
      data: {
        tokenHash: hashSecret(`${createdAt.getTime()}${Math.random()}`),
        createdAt,
        updatedAt: createdAt,
        lastSeq: 2,
      },
    })
    const common = { sessionId: id, createdAt }
    await db.message.createMany({
      data: [
        { ...common, seq: 1, sender: 'CUSTOMER', text: 'a' },
        { ...common, seq: 2, sender: 'BOT', text: 'b', source: 'FAQ', confidence: 0.9, replyToSeq: 1 },
      ],
    })
    return id
  }

  test('matches a count of the rows themselves', async () => {
    for (const days of [0, 1, 1, 5, 40]) await sessionWithReply(daysAgo(days))
    const counted = await usageReport(deps(), 60)
    expect(await rollUpDays(deps())).toBe(40)
    expect(await usageReport(deps(), 60)).toEqual(counted)
    expect(counted.totals).toMatchObject({ sessions: 5, messages: 10, faqReplies: 5, confidenceCount: 5 })
  })

  test('keeps the counts of sessions that have been deleted', async () => {
    const { db } = getDatabase()
    await sessionWithReply(daysAgo(20))
    await rollUpDays(deps())
    await db.session.deleteMany()
    expect((await usageReport(deps(), 30)).totals.sessions).toBe(1)
  })

  test('recounts the last few days, because their sessions may be resolved later', async () => {
    const { db } = getDatabase()
    const id = await sessionWithReply(daysAgo(2))
    await rollUpDays(deps())
    await db.resolution.create({ data: { sessionId: id, kind: 'CONFIRMED', createdAt: daysAgo(2) } })
    await rollUpDays(deps())
    expect((await usageReport(deps(), 7)).totals.confirmedResolutions).toBe(1)
  })

  test('reads only the rows of days that have not been rolled up', async () => {
    await sessionWithReply(daysAgo(20))
    await rollUpDays(deps())
    const statements = await getDatabase().statementsOf(() => usageReport(deps(), 90))
    expect(statements.filter((sql) => sql.includes('"Message"'))).toHaveLength(1)
    expect(statements).toHaveLength(7)
  })
})
