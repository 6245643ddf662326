import pg from 'pg'
import type { StoredRows } from './evidence.ts'

/** What is stored of these sessions, read past the product. */
export async function readStoredRows(url: string, sessionIds: readonly string[]): Promise<StoredRows> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const ask = async <T extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<T[]> =>
      (await client.query<T>(sql, values)).rows
    const ids = [[...sessionIds]]
    return {
      sessions: await ask(`SELECT "id", "lastSeq" FROM "Session" WHERE "id" = ANY($1::uuid[])`, ids),
      messages: await ask(
        `SELECT "id", "sessionId", "seq", "sender", "notice", "clientMessageId", "replyToSeq", "awaitsReply"
           FROM "Message" WHERE "sessionId" = ANY($1::uuid[]) ORDER BY "sessionId", "seq"`,
        ids,
      ),
      tickets: await ask(
        `SELECT "id", "sessionId", "status" FROM "Ticket" WHERE "sessionId" = ANY($1::uuid[])`,
        ids,
      ),
      deadLetters: Number(
        (await ask<{ count: string }>(`SELECT count(*) FROM pgboss.job WHERE name LIKE '%-dead-letters'`))[0]
          ?.count,
      ),
    }
  } finally {
    await client.end()
  }
}
