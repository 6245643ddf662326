import { describe, expect, inject, test } from 'vitest'
import { openTestDatabase } from '#server/testing/test-database.ts'
import { createDatabase } from './connect.ts'
import { isDatabaseOutage } from './database-outage.ts'

const errorOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  )

describe('a database that does not answer', () => {
  test('is an outage, whichever way it is queried', async () => {
    const away = createDatabase({ url: 'postgresql://nobody@127.0.0.1:1/nothing' })
    const asked = [
      away.db.session.findFirst(),
      away.db.$transaction((tx) => tx.session.findFirst()),
      away.db.$queryRaw`SELECT 1`,
      away.pool.query('SELECT 1'),
    ]
    expect(await Promise.all(asked.map(async (one) => isDatabaseOutage(await errorOf(one))))).toEqual([
      true,
      true,
      true,
      true,
    ])
    await away.close()
  })
})

describe.skipIf(inject('serverTemplate') === null)('a PostgreSQL server', () => {
  test('is an outage when it ends a connection, has none left, or cannot be reached', async () => {
    const database = await openTestDatabase('PostgreSQL server')
    const small = createDatabase({ url: database.url, poolSize: 1 })
    const ended = small.db.$transaction(async (tx) => {
      const [mine] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`
      await database.pool.query('SELECT pg_terminate_backend($1)', [mine?.pid])
      await tx.$queryRaw`SELECT 1`
    })
    expect(isDatabaseOutage(await errorOf(ended))).toBe(true)
    const slow = small.db.$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL statement_timeout = 50`
      await tx.$queryRaw`SELECT 1 FROM pg_sleep(5)`
    })
    expect(isDatabaseOutage(await errorOf(slow))).toBe(true)
    const held = await small.pool.connect()
    const waiting = [small.db.$queryRaw`SELECT 1`, small.db.$transaction((tx) => tx.session.findFirst())]
    const errors = await Promise.all(waiting.map(errorOf))
    held.release()
    expect(errors.map(isDatabaseOutage)).toEqual([true, true])
    await small.close()
    await database.close()
  })

  test('is not an outage when the statement itself is wrong', async () => {
    const database = await openTestDatabase('PostgreSQL server')
    const { db } = database
    const wrong = [
      db.$queryRaw`SELECT * FROM nothing_of_that_name`,
      db.session.findUniqueOrThrow({ where: { id: '01890000-0000-7000-8000-000000000000' } }),
      Promise.reject(new TypeError('x is not a function')),
    ]
    const errors = await Promise.all(wrong.map(errorOf))
    expect(errors.map(isDatabaseOutage)).toEqual([false, false, false])
    await database.close()
  })
})

test('a full disk is an outage, and a broken rule of the tables is not', async () => {
  const { pool, close } = await openTestDatabase()
  const raised = (state: string) => errorOf(pool.query(`DO $$ BEGIN RAISE SQLSTATE '${state}'; END $$`))
  expect(isDatabaseOutage(await raised('53100'))).toBe(true)
  expect(isDatabaseOutage(await raised('23514'))).toBe(false)
  await close()
})
