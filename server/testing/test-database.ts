import { randomUUID } from 'node:crypto'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, inject } from 'vitest'
import { createDatabase, type Database } from '#server/adapters/postgres/connect.ts'
import { openEmbeddedDatabase } from '#server/adapters/postgres/embedded-database.ts'
import { withDatabase } from './database-templates.ts'

export type DatabaseKind = 'embedded PostgreSQL' | 'PostgreSQL server'

export interface TestDatabase extends Database {
  kind: DatabaseKind
  url: string
  /** Every statement that reached the database through `db` or `pool` while `work` ran, BEGIN and COMMIT included. */
  statementsOf(work: () => Promise<unknown>): Promise<string[]>
  /** Empties every table: for a test that counts rows others may have left. */
  clear(): Promise<void>
}

/**
 * Runs a suite on embedded PostgreSQL and, when there is one, on a PostgreSQL server (else it is skipped; see
 * global-setup.ts). Each gets a migrated, empty database of its own; its tests share it, so give each its own session.
 *
 *     describeOnEachDatabase('sending a message', (getDatabase) => {
 *       test('stores it', async () => {
 *         const { db } = getDatabase()
 */
export function describeOnEachDatabase(name: string, suite: (getDatabase: () => TestDatabase) => void): void {
  const kinds: DatabaseKind[] = ['embedded PostgreSQL', 'PostgreSQL server']
  for (const kind of kinds) {
    const missing = kind === 'PostgreSQL server' && inject('serverTemplate') === null
    describe.skipIf(missing)(`${name}, on ${kind}`, () => {
      let database: TestDatabase | undefined
      beforeAll(async () => {
        database = await openTestDatabase(kind)
      })
      afterAll(() => database?.close())
      suite(() => {
        if (database === undefined) throw new Error('Call getDatabase() inside a test or a before hook.')
        return database
      })
    })
  }
}

/** A migrated, empty database for one test file; `close` throws it away. */
export async function openTestDatabase(kind: DatabaseKind = 'embedded PostgreSQL'): Promise<TestDatabase> {
  const { url, remove } = kind === 'embedded PostgreSQL' ? await copyEmbedded() : await copyOnServer()
  let recording: string[] | undefined
  const { db, pool, close } = createDatabase({ url, onStatement: (sql) => recording?.push(sql) })
  return {
    kind,
    url,
    db,
    pool,
    async statementsOf(work) {
      const statements: string[] = []
      recording = statements
      try {
        await work()
      } finally {
        recording = undefined
      }
      return statements
    },
    async clear() {
      const { rows } = await pool.query<{ names: string | null }>(
        `SELECT string_agg(format('%I', tablename), ', ') AS names
           FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
      )
      if (rows[0]?.names) await pool.query(`TRUNCATE ${rows[0].names} CASCADE`)
    },
    async close() {
      await close()
      await remove()
    },
  }
}

async function copyEmbedded() {
  const dataDir = await mkdtemp(join(tmpdir(), 'test-database-'))
  await cp(inject('embeddedTemplate'), dataDir, { recursive: true })
  const database = await openEmbeddedDatabase({ dataDir })
  return {
    url: database.url,
    async remove() {
      await database.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function copyOnServer() {
  const server = inject('serverTemplate')
  if (server === null) throw new Error('There is no PostgreSQL server to test on.')
  const name = `support_bot_test_${randomUUID().replaceAll('-', '')}`
  await runOnce(server.url, `CREATE DATABASE ${name} TEMPLATE ${server.name}`)
  return {
    url: withDatabase(server.url, name),
    remove: () => runOnce(server.url, `DROP DATABASE ${name} WITH (FORCE)`),
  }
}

async function runOnce(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
