import type { Db } from '../db.ts'

/** Places in the queue (1 is next) of those of the sessions that wait, in one statement. */
export async function queuePositions(db: Db, sessionIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ sessionId: string; position: number }[]>`
    SELECT mine."sessionId"::text AS "sessionId", count(*)::int AS position
    FROM "Ticket" mine
    JOIN "Ticket" ahead ON ahead."status" = 'OPEN' AND (ahead."queuedAt", ahead."id") <= (mine."queuedAt", mine."id")
    WHERE mine."status" = 'OPEN' AND mine."sessionId" = ANY(${[...sessionIds]}::uuid[])
    GROUP BY mine."sessionId"`
  return new Map(rows.map(({ sessionId, position }) => [sessionId, position]))
}
