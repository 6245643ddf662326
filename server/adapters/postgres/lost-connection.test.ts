import { expect, inject, test } from 'vitest'
import { openTestDatabase } from '#server/testing/test-database.ts'

// Only a server ends connections; an unheard error event would end this process, as vitest reports.
test.skipIf(inject('serverTemplate') === null)(
  'survives connections that are lost while in use, between two statements',
  async () => {
    const database = await openTestDatabase('PostgreSQL server')
    const held = await database.pool.connect()
    const { rows } = await held.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
    const lost = new Promise<Error>((resolve) => held.once('end', () => resolve(new Error('ended'))))
    await database.pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid])
    await lost
    await expect(held.query('SELECT 1')).rejects.toThrow()
    held.release(true)

    const transaction = database.db.$transaction(async (tx) => {
      const [mine] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`
      await database.pool.query('SELECT pg_terminate_backend($1)', [mine?.pid])
      await tx.$queryRaw`SELECT 1`
    })
    await expect(transaction).rejects.toThrow()
    expect(await database.db.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }])
    await database.close()
  },
)
