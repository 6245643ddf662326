import DataLoader from 'dataloader'
import type { Message, Prisma } from '#prisma/generated/client.ts'
import type { Db } from '#server/domain/db.ts'

/** A page of one session's messages, as Pothos asks for it: `take` is negative for the end of the list. */
export interface MessagePage {
  sessionId: string
  take: number
  skip: number
  /** Only messages after this seq; before it, when `take` is negative. */
  cursorSeq: number | null
  /** What else is read with each message. */
  include: Prisma.MessageInclude | undefined
}

export type MessagePages = DataLoader<MessagePage, Message[], string>

/** What Pothos' query, which it does not type in full, asks of a session. */
export function messagePageOf(sessionId: string, query: object): MessagePage {
  const { take, skip, cursor, include } = query as {
    take: number
    skip?: number
    cursor?: { sessionId_seq?: { seq: number } }
    include?: Prisma.MessageInclude
  }
  const cursorSeq = cursor?.sessionId_seq?.seq ?? null
  // Pothos skips the message of the cursor, which is not read here.
  return {
    sessionId,
    take,
    skip: Math.max(0, (skip ?? 0) - (cursorSeq === null ? 0 : 1)),
    cursorSeq,
    include,
  }
}

/**
 * Pages of many sessions, in order of seq, in two statements: Prisma would read every message of all of them and throw away
 * what is too much. One session alone takes one.
 */
export function createMessagePages(db: Db): MessagePages {
  return new DataLoader((pages) => loadPages(db, pages), { cacheKeyFn: (page) => JSON.stringify(page) })
}

async function loadPages(db: Db, pages: readonly MessagePage[]): Promise<Message[][]> {
  const groups = Map.groupBy(pages, ({ sessionId: _, ...shape }) => JSON.stringify(shape))
  const found = new Map<MessagePage, Message[]>()
  await Promise.all(
    [...groups.values()].map(async (group) => {
      const [page] = group
      if (!page) return
      if (group.length === 1) found.set(page, await loadOne(db, page))
      else for (const [member, messages] of await loadMany(db, page, group)) found.set(member, messages)
    }),
  )
  return pages.map((page) => found.get(page) ?? [])
}

async function loadOne(
  db: Db,
  { sessionId, take, skip, cursorSeq, include }: MessagePage,
): Promise<Message[]> {
  const seq = cursorSeq === null ? {} : take < 0 ? { seq: { lt: cursorSeq } } : { seq: { gt: cursorSeq } }
  return db.message.findMany({
    where: { sessionId, ...seq },
    orderBy: { seq: 'asc' },
    take,
    skip,
    ...(include ? { include } : {}),
  })
}

async function loadMany(
  db: Db,
  { take, skip, cursorSeq, include }: MessagePage,
  group: readonly MessagePage[],
): Promise<Map<MessagePage, Message[]>> {
  const sessionIds = group.map(({ sessionId }) => sessionId)
  const ids =
    take < 0
      ? await db.$queryRaw<{ id: string }[]>`
        SELECT page."id"::text AS "id" FROM unnest(${sessionIds}::uuid[]) AS asked("id") CROSS JOIN LATERAL (
          SELECT "id" FROM "Message" WHERE "sessionId" = asked."id" AND "seq" < ${cursorSeq ?? MAX_SEQ}
          ORDER BY "seq" DESC LIMIT ${-take} OFFSET ${skip}) page`
      : await db.$queryRaw<{ id: string }[]>`
        SELECT page."id"::text AS "id" FROM unnest(${sessionIds}::uuid[]) AS asked("id") CROSS JOIN LATERAL (
          SELECT "id" FROM "Message" WHERE "sessionId" = asked."id" AND "seq" > ${cursorSeq ?? 0}
          ORDER BY "seq" LIMIT ${take} OFFSET ${skip}) page`
  // Read by Prisma: rows of a raw statement have null for an empty list.
  const messages = await db.message.findMany({
    where: { id: { in: ids.map(({ id }) => id) } },
    orderBy: { seq: 'asc' },
    ...(include ? { include } : {}),
  })
  const bySession = Map.groupBy(messages, ({ sessionId }) => sessionId)
  return new Map(group.map((page) => [page, bySession.get(page.sessionId) ?? []]))
}

const MAX_SEQ = 2 ** 31 - 1
