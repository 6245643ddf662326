import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { type Load, type LoadFigures, runClients } from './measure-load.ts'

/** The statements of an FAQ answer, sent by hand: what no server in front of this database can beat. */
export async function measureSqlFloor(url: string, load: Load): Promise<LoadFigures> {
  const pool = new pg.Pool({ connectionString: url, max: 10 })
  try {
    return await runClients(load, async () => {
      const id = randomUUID()
      const tokenHash = randomBytes(32)
      await pool.query('INSERT INTO "Session" (id, "tokenHash") VALUES ($1, $2)', [id, tokenHash])
      return async () => {
        await pool.query('SELECT * FROM "Session" WHERE "tokenHash" = $1', [tokenHash])
        const client = await pool.connect()
        try {
          await client.query('BEGIN')
          const { rows } = await client.query<{ lastSeq: number }>(
            'UPDATE "Session" SET "lastSeq" = "lastSeq" + 2 WHERE id = $1 RETURNING *',
            [id],
          )
          const seq = (rows[0]?.lastSeq ?? 2) - 1
          await client.query(
            `INSERT INTO "Message" (id, "sessionId", seq, sender, text, "replyToSeq")
             VALUES ($1, $2, $3, 'CUSTOMER', 'question', NULL), ($4, $2, $5, 'BOT', 'answer', $3) RETURNING *`,
            [randomUUID(), id, seq, randomUUID(), seq + 1],
          )
          await client.query('COMMIT')
          return true
        } finally {
          client.release()
        }
      }
    })
  } finally {
    await pool.end()
  }
}
