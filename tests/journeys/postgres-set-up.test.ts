import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '#server/testing/test-database.ts'
import { run, temporaryFolder } from './process.ts'

const START_MS = 180_000
const data = temporaryFolder()
afterAll(() => data.remove())

/** What a start that cannot be says; it is to be short, and without a stack. */
async function refusalOf(url: string): Promise<string> {
  const program = run(['node', 'server/main.ts'], {
    DATA_DIR: data.path,
    DATABASE_URL: url,
    EMBEDDINGS: 'off',
  })
  expect(await program.ended, program.printed()).toBe(1)
  expect(program.printed()).not.toMatch(/ {4}at /)
  return program.printed()
}

describe.skipIf(inject('serverTemplate') === null)(
  'PostgreSQL set up otherwise',
  { timeout: START_MS },
  () => {
    let database: TestDatabase
    let name: string
    beforeAll(async () => {
      database = await openTestDatabase('PostgreSQL server')
      name = new URL(database.url).pathname.slice(1)
    })
    afterAll(() => database?.close())

    test('with a schema in the URL is refused by name', async () => {
      const url = new URL(database.url)
      url.searchParams.set('schema', 'shop')
      expect(await refusalOf(url.href)).toMatch(/DATABASE_URL names a schema/)
    })

    test('with another schema set on the role is refused with a clear message', async () => {
      const admin = new pg.Client({ connectionString: database.url })
      await admin.connect()
      await admin.query('CREATE SCHEMA shop')
      // The role goes on finding the tables' history, so that nothing is made in the wrong place.
      await admin.query(`ALTER DATABASE ${name} SET search_path TO shop, public`)
      await admin.end()
      expect(await refusalOf(database.url)).toMatch(/The first schema of this role .* is shop/)
    })

    test('with TLS that the server lacks or cannot prove is refused with a clear message', async () => {
      const url = new URL(database.url)
      url.searchParams.set('sslmode', 'verify-full')
      expect(await refusalOf(url.href)).toMatch(/sslrootcert=|Take sslmode out of the URL/)
    })
  },
)
