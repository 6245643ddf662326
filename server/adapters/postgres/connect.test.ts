import { expect, test } from 'vitest'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { createDatabase } from './connect.ts'

describeOnEachDatabase('a database connection', (getDatabase) => {
  const tokenHash = () => crypto.getRandomValues(new Uint8Array(32))

  test('reports every statement that is sent, BEGIN and COMMIT included', async () => {
    const { db, statementsOf } = getDatabase()
    const statements = await statementsOf(() =>
      db.$transaction(async (tx) => {
        await tx.session.create({ data: { tokenHash: tokenHash() } })
      }),
    )
    expect(statements.map((sql) => sql.split(' ')[0])).toEqual(['BEGIN', 'INSERT', 'COMMIT'])
  })

  test('keeps nothing of a transaction that throws', async () => {
    const { db } = getDatabase()
    const userId = 'rolled-back'
    const attempt = db.$transaction(async (tx) => {
      await tx.session.create({ data: { tokenHash: tokenHash(), userId } })
      throw new Error('changed my mind')
    })
    await expect(attempt).rejects.toThrow('changed my mind')
    expect(await db.session.count({ where: { userId } })).toBe(0)
  })

  test('serves concurrent transactions, each seeing what the previous one committed', async () => {
    const { db } = getDatabase()
    const { id } = await db.session.create({ data: { tokenHash: tokenHash() } })
    const numbers = await Promise.all(
      Array.from({ length: 30 }, () =>
        db.$transaction(async (tx) => {
          await tx.$executeRaw`SELECT 1 FROM "Session" WHERE id = ${id}::uuid FOR UPDATE`
          const { lastSeq } = await tx.session.findUniqueOrThrow({ where: { id } })
          await tx.session.update({ where: { id }, data: { lastSeq: lastSeq + 1 } })
          return lastSeq
        }),
      ),
    )
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, index) => index))
  })

  test('keeps statements with long values apart from those of other connections', async () => {
    const { pool } = getDatabase()
    // More than a socket delivers at once, so that other connections get their turn in between.
    const text = (number: number) => `${number}:${'ü'.repeat(number % 3 === 0 ? 200_000 : 1)}`
    const results = await Promise.all(
      Array.from({ length: 60 }, async (_, number) => {
        const result = await pool.query(`SELECT ${number} AS number, $1::text AS text`, [text(number)])
        return result.rows[0].number === number && result.rows[0].text === text(number)
      }),
    )
    expect(results.filter((right) => !right)).toEqual([])
  })

  test('still works after a script that failed inside its own transaction', async () => {
    const { db, pool } = getDatabase()
    await expect(pool.query('BEGIN; SELECT 1/0; COMMIT;')).rejects.toThrow('division by zero')
    const answers = await Promise.all(Array.from({ length: 12 }, () => db.$queryRaw`SELECT 1 AS one`))
    expect(answers).toEqual(answers.map(() => [{ one: 1 }]))
  })

  test('empties every table on request', async () => {
    const { db, clear } = getDatabase()
    await db.session.create({ data: { tokenHash: tokenHash() } })
    await clear()
    expect(await db.session.count()).toBe(0)
  })
})

test('fails within seconds, and does not throw on creation, when no server is listening', async () => {
  const { db, close } = createDatabase({ url: 'postgresql://nobody@127.0.0.1:1/nothing' })
  await expect(db.$queryRaw`SELECT 1`).rejects.toThrow()
  await close()
})
