import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { createDatabase, type Database } from './connect.ts'

describeOnEachDatabase('a database set to its own time zone', (getDatabase) => {
  let abroad: Database

  beforeAll(async () => {
    const { pool, url } = getDatabase()
    const { rows } = await pool.query<{ name: string }>('SELECT current_database() AS name')
    await pool.query(`ALTER DATABASE "${rows[0]?.name}" SET timezone TO 'America/New_York'`)
    abroad = createDatabase({ url })
  })
  afterAll(() => abroad.close())

  test('keeps the exact time it is given, even in an hour that its clocks skip', async () => {
    const { db } = abroad
    const createdAt = new Date('2026-03-08T02:30:00.123Z')
    const { id } = await db.session.create({ data: { tokenHash: new Uint8Array(32), createdAt } })
    const [row] = await db.$queryRaw<{ seconds: number; found: boolean }[]>`
      SELECT extract(epoch FROM "createdAt")::float8 AS seconds, "createdAt" = ${createdAt} AS found
      FROM "Session" WHERE "id" = ${id}::uuid`
    expect(row).toEqual({ seconds: createdAt.getTime() / 1000, found: true })
    expect((await db.session.findUniqueOrThrow({ where: { id } })).createdAt).toEqual(createdAt)
  })

  test('agrees with us on what time it is', async () => {
    const { updatedAt } = await abroad.db.session.create({ data: { tokenHash: new Uint8Array(31) } })
    expect(Math.abs(Date.now() - updatedAt.getTime())).toBeLessThan(60_000)
  })
})
