import type { EscalationReason } from '#prisma/generated/enums.ts'
import type { Db } from '../db.ts'
import { addCounts, emptyCounts, type UsageCounts } from './usage-counts.ts'

type Row = { date: string } & Partial<UsageCounts>

/** Usage by day (UTC, `YYYY-MM-DD`) from the rows themselves: one statement a table. */
export async function countUsage(db: Db, from: Date, to: Date): Promise<Map<string, UsageCounts>> {
  const rows = await Promise.all([
    db.$queryRaw<Row[]>`
      SELECT to_char("createdAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS date,
        count(*)::int AS "sessions",
        count(*) FILTER (WHERE EXISTS (SELECT 1 FROM "Ticket" t WHERE t."sessionId" = s."id"))::int AS "escalatedSessions",
        count("resolvedAt")::int AS "sessionSecondsCount",
        coalesce(sum(extract(epoch FROM "resolvedAt" - "createdAt")), 0)::float8 AS "sessionSecondsSum"
      FROM "Session" s WHERE "createdAt" >= ${from} AND "createdAt" <= ${to} GROUP BY 1`,
    db.$queryRaw<Row[]>`
      SELECT to_char("createdAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS date,
        count(*)::int AS "messages",
        count(*) FILTER (WHERE "sender" = 'BOT')::int AS "botReplies",
        count(*) FILTER (WHERE "source" = 'FAQ')::int AS "faqReplies",
        count(*) FILTER (WHERE "source" = 'MODEL')::int AS "modelReplies",
        count("confidence")::int AS "confidenceCount",
        coalesce(sum("confidence"), 0)::float8 AS "confidenceSum",
        count("replyMs")::int AS "replyMsCount",
        coalesce(sum("replyMs"), 0)::float8 AS "replyMsSum"
      FROM "Message" WHERE "createdAt" >= ${from} AND "createdAt" <= ${to} GROUP BY 1`,
    countTickets(db, from, to),
    db.$queryRaw<Row[]>`
      SELECT to_char("resolvedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS date,
        count(*) FILTER (WHERE "outcome" = 'WITHDRAWN')::int AS "withdrawnTickets",
        count(*) FILTER (WHERE "outcome" = 'ABANDONED')::int AS "abandonedTickets",
        count(*) FILTER (WHERE "outcome" = 'SPAM')::int AS "spamTickets"
      FROM "Ticket" WHERE "resolvedAt" >= ${from} AND "resolvedAt" <= ${to} GROUP BY 1`,
    db.$queryRaw<Row[]>`
      SELECT to_char("createdAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS date,
        coalesce(sum("promptTokens"), 0)::float8 AS "promptTokens",
        coalesce(sum("completionTokens"), 0)::float8 AS "completionTokens",
        coalesce(sum("costUsd"), 0)::float8 AS "costUsd"
      FROM "ModelCall" WHERE "createdAt" >= ${from} AND "createdAt" <= ${to} GROUP BY 1`,
    db.$queryRaw<Row[]>`
      SELECT to_char("createdAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS date,
        count(*) FILTER (WHERE "kind" = 'CONFIRMED')::int AS "confirmedResolutions",
        count(*) FILTER (WHERE "kind" = 'ASSUMED')::int AS "assumedResolutions",
        count("reopenedAt")::int AS "reopened"
      FROM "Resolution" WHERE "createdAt" >= ${from} AND "createdAt" <= ${to} GROUP BY 1`,
  ])
  const byDate = new Map<string, UsageCounts>()
  for (const { date, ...counts } of rows.flat()) {
    byDate.set(date, addCounts(byDate.get(date) ?? emptyCounts(), counts))
  }
  return byDate
}

async function countTickets(db: Db, from: Date, to: Date): Promise<Row[]> {
  const rows = await db.$queryRaw<{ date: string; reason: EscalationReason; count: number }[]>`
    SELECT to_char("createdAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS date, "reason"::text AS "reason", count(*)::int AS "count"
    FROM "Ticket" WHERE "createdAt" >= ${from} AND "createdAt" <= ${to} GROUP BY 1, 2`
  return rows.map(({ date, reason, count }) => ({
    date,
    escalations: count,
    escalationsByReason: { [reason]: count },
  }))
}
