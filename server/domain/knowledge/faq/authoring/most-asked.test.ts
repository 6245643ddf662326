import { randomBytes, randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { createDatabase } from '#server/adapters/postgres/connect.ts'
import { createRecordingLog } from '#server/testing/recording-log.ts'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { createMostAsked } from './most-asked.ts'

describeOnEachDatabase('the most asked FAQs', (getDatabase) => {
  const [once, twice] = [randomUUID(), randomUUID()]
  let now = new Date('2026-06-01T12:00:00Z')
  const clock = () => now
  const log = createRecordingLog()
  const later = (seconds: number) => {
    now = new Date(now.getTime() + seconds * 1000)
  }

  async function answered(cited: string[]) {
    await getDatabase().db.session.create({
      data: {
        tokenHash: randomBytes(32),
        lastSeq: cited.length,
        messages: {
          create: cited.map((id, index) => ({
            ...({ seq: index + 1, sender: 'BOT', source: 'FAQ', text: 'answer', createdAt: now } as const),
            citedFaqIds: [id],
          })),
        },
      },
    })
  }

  test('are counted once for all who ask within a minute, and again after it while the earlier count is used', async () => {
    const { db, statementsOf } = getDatabase()
    const mostAsked = createMostAsked({ db, clock, log })
    await answered([once, twice, twice])
    const crowd = () => Promise.all(Array.from({ length: 20 }, () => mostAsked.ids()))
    expect(await statementsOf(crowd)).toHaveLength(1)
    expect((await crowd())[19]).toEqual([twice, once])

    await answered([once, once])
    later(59)
    expect(await statementsOf(crowd)).toEqual([])
    later(1)
    expect((await crowd())[0]).toEqual([twice, once])
    await vi.waitFor(async () => expect(await mostAsked.ids()).toEqual([once, twice]))
  })

  test('of more than 30 days ago count no more', async () => {
    const { db } = getDatabase()
    later(31 * 86_400)
    expect(await createMostAsked({ db, clock, log }).ids()).toEqual([])
  })

  test('are asked for again by the next one when they could not be counted', async () => {
    const { db } = getDatabase()
    const gone = createDatabase({ url: 'postgresql://127.0.0.1:1/nowhere' })
    const mostAsked = createMostAsked({ db: gone.db, clock, log })
    await expect(mostAsked.ids()).rejects.toThrow()
    await expect(mostAsked.ids()).rejects.toThrow()
    await gone.close()
    expect(await createMostAsked({ db, clock, log }).ids()).toEqual([])
  })
})
