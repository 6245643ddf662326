import { randomBytes } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { createMessagePages, type MessagePage } from './message-pages.ts'

describeOnEachDatabase('pages of messages', (getDatabase) => {
  const sessions: string[] = []

  beforeAll(async () => {
    for (const count of [7, 0, 3]) {
      const { id } = await getDatabase().db.session.create({
        data: {
          tokenHash: randomBytes(32),
          lastSeq: count,
          messages: {
            create: Array.from({ length: count }, (_, n) => ({
              ...({ seq: n + 1, sender: 'BOT', text: `${n + 1}` } as const),
              feedback: { create: { helpful: true } },
            })),
          },
        },
      })
      sessions.push(id)
    }
  })

  const page = (sessionId: string, more: Partial<MessagePage>): MessagePage => ({
    ...{ sessionId, take: 2, skip: 0, cursorSeq: null, include: undefined },
    ...more,
  })
  const seqsOf = async (more: Partial<MessagePage>, ids = sessions) => {
    const pages = createMessagePages(getDatabase().db)
    const found = await Promise.all(ids.map((id) => pages.load(page(id, more))))
    return found.map((messages) => messages.map(({ seq }) => seq))
  }

  test.each<[string, Partial<MessagePage>, number[][]]>([
    ['the first ones', {}, [[1, 2], [], [1, 2]]],
    ['the last ones', { take: -2 }, [[6, 7], [], [2, 3]]],
    ['after a seq', { cursorSeq: 2 }, [[3, 4], [], [3]]],
    ['before a seq', { take: -2, cursorSeq: 4 }, [[2, 3], [], [2, 3]]],
    ['fewer than there are', { skip: 1, take: 1 }, [[2], [], [2]]],
  ])('are the same for many sessions at once and for each alone: %s', async (_name, more, expected) => {
    expect(await seqsOf(more)).toEqual(expected)
    for (const [index, id] of sessions.entries()) expect(await seqsOf(more, [id])).toEqual([expected[index]])
  })

  test('of many sessions take two statements, and one for what is read with them', async () => {
    const { db, statementsOf } = getDatabase()
    const pages = createMessagePages(db)
    const statements = await statementsOf(() =>
      Promise.all(sessions.map((id) => pages.load(page(id, { take: -1, include: { feedback: true } })))),
    )
    expect(statements).toHaveLength(3)
    const [first] = await pages.load(page(sessions[0] ?? '', { take: -1, include: { feedback: true } }))
    expect(first).toMatchObject({ seq: 7, feedback: { helpful: true } })
  })
})
