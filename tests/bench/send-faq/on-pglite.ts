import { randomBytes, randomUUID } from 'node:crypto'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SharedPGlite } from '#server/adapters/postgres/embedded/shared-pglite.ts'
import { prepareEmbeddedTemplate } from '#server/testing/database-templates.ts'

const answer = `As soon as your parcel leaves our warehouse in Ghent, we email you a tracking link. ${'You can also '.repeat(10)}`
const trace = JSON.stringify({
  rule: 'faq',
  path: 'fused',
  decision: 'answer',
  nearest: [{ id: 'x', confidence: 0.97 }],
})

/** How often a second PGlite, in this process and asked for nothing else, stores an FAQ answer by plain statements. */
export async function runOnPglite(seconds: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-pglite-'))
  await cp(await prepareEmbeddedTemplate(), folder, { recursive: true })
  const database = new SharedPGlite(join(folder, 'postgres'))
  await database.waitReady
  const [id, tokenHash] = [randomUUID(), randomBytes(32)]
  await database.query('INSERT INTO "Session" (id, "tokenHash") VALUES ($1, $2)', [id, tokenHash])
  const end = performance.now() + seconds * 1000
  let stored = 0
  for (; performance.now() < end; stored++) {
    await database.query('SELECT * FROM "Session" WHERE "tokenHash" = $1', [tokenHash])
    await database.transaction(async (tx) => {
      const { rows } = await tx.query<{ lastSeq: number }>(
        'UPDATE "Session" SET "updatedAt" = now(), "lastSeq" = "lastSeq" + 2 WHERE id = $1 AND epoch = 0 RETURNING *',
        [id],
      )
      const seq = (rows[0]?.lastSeq ?? 2) - 1
      await tx.query(
        `INSERT INTO "Message" (id, "sessionId", seq, sender, text, "replyToSeq", confidence, source, trace)
         VALUES ($1, $2, $3, 'CUSTOMER', 'where is my parcel', NULL, NULL, NULL, NULL),
                ($4, $2, $5, 'BOT', $6, $3, 0.97, 'FAQ', $7) RETURNING *`,
        [randomUUID(), id, seq, randomUUID(), seq + 1, answer, trace],
      )
    })
  }
  await database.close()
  await rm(folder, { recursive: true })
  return stored / seconds
}
