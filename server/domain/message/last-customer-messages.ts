import type { Message } from '#prisma/generated/client.ts'
import type { Db } from '../db.ts'

/** The newest message of the customer in each of the sessions that has one, in two statements that read no other. */
export async function lastCustomerMessages(
  db: Db,
  sessionIds: readonly string[],
): Promise<Map<string, Message>> {
  const found = await db.$queryRaw<{ id: string }[]>`
    SELECT last."id"::text AS "id"
    FROM unnest(${[...sessionIds]}::uuid[]) AS asked("id")
    CROSS JOIN LATERAL (
      SELECT "id" FROM "Message"
      WHERE "sessionId" = asked."id" AND "sender" = 'CUSTOMER'
      ORDER BY "seq" DESC LIMIT 1
    ) last`
  // Read by Prisma: rows of a raw statement have null for an empty list.
  const messages = await db.message.findMany({ where: { id: { in: found.map(({ id }) => id) } } })
  return new Map(messages.map((message) => [message.sessionId, message]))
}
