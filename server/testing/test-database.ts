import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { cp, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, describe, inject } from 'vitest'
import { createDatabase, type Database } from '#server/adapters/postgres/connect.ts'
import { openEmbeddedDatabase } from '#server/adapters/postgres/embedded/embedded-database.ts'
import { removeAtExit } from '#server/adapters/postgres/embedded/remove-at-exit.ts'
import { runOn, withDatabase } from './database-templates.ts'

export type DatabaseKind = 'embedded PostgreSQL' | 'PostgreSQL server'

export interface TestDatabase extends Database {
  kind: DatabaseKind
  url: string
  /** Every statement that `work` sent through `db` or `pool`, BEGIN and COMMIT included; not what timers sent meanwhile. */
  statementsOf(work: () => Promise<unknown>): Promise<string[]>
  /** Empties every table: for a test that counts rows others may have left. */
  clear(): Promise<void>
}

/**
 * Runs a suite on embedded PostgreSQL and, when there is one, on a PostgreSQL server (else it is skipped; see
 * global-setup.ts). Each gets a migrated, empty database; its tests share it, so give each its own session. The
 * embedded one is emptied for the next file: a suite that changes tables opens one of its own.
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
        database = createTestDatabase(
          kind,
          kind === 'PostgreSQL server' ? await copyOnServer() : await takeEmbedded(),
        )
      })
      afterAll(() => database?.close())
      suite(() => {
        if (database === undefined) throw new Error('Call getDatabase() inside a test or a before hook.')
        return database
      })
    })
  }
}

/** Where it does not matter which: an embedded PostgreSQL takes seconds to compile and is slow at first. */
function usualKind(): DatabaseKind {
  return inject('serverTemplate') === null ? 'embedded PostgreSQL' : 'PostgreSQL server'
}

/** A migrated, empty database for one test file, on a server where there is one; `close` throws it away. */
export async function openTestDatabase(kind: DatabaseKind = usualKind()): Promise<TestDatabase> {
  return createTestDatabase(kind, kind === 'PostgreSQL server' ? await copyOnServer() : await copyEmbedded())
}

interface EmptyDatabase {
  url: string
  remove(): Promise<void>
}

function createTestDatabase(kind: DatabaseKind, { url, remove }: EmptyDatabase): TestDatabase {
  const recording = new AsyncLocalStorage<string[]>()
  const { close, ...database } = createDatabase({
    url,
    onStatement: (sql) => recording.getStore()?.push(sql),
  })
  return {
    kind,
    url,
    ...database,
    async statementsOf(work) {
      const statements: string[] = []
      await recording.run(statements, work)
      return statements
    },
    clear: () => emptyTables(database.pool),
    async close() {
      await close()
      await remove()
    },
  }
}

async function emptyTables(database: Pick<pg.Client, 'query'>): Promise<void> {
  const { rows } = await database.query<{ names: string | null }>(
    `SELECT string_agg(format('%I', tablename), ', ') AS names
       FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
  )
  if (rows[0]?.names) await database.query(`TRUNCATE ${rows[0].names} RESTART IDENTITY CASCADE`)
}

/** Those that the files before have used, in this process. */
const spare: EmptyDatabase[] = []

async function takeEmbedded(): Promise<EmptyDatabase> {
  const embedded = spare.pop() ?? (await copyEmbedded())
  return {
    url: embedded.url,
    async remove() {
      await runOn(embedded.url, async (client) => {
        await client.query('DROP SCHEMA IF EXISTS pgboss CASCADE')
        await emptyTables(client)
      })
      spare.push(embedded)
    },
  }
}

async function copyEmbedded(): Promise<EmptyDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'test-database-'))
  const removeFiles = removeAtExit(dataDir)
  await cp(inject('embeddedTemplate'), dataDir, { recursive: true })
  const database = await openEmbeddedDatabase({ dataDir })
  return {
    url: database.url,
    async remove() {
      await database.close()
      removeFiles()
    },
  }
}

async function copyOnServer(): Promise<EmptyDatabase> {
  const server = inject('serverTemplate')
  if (server === null) throw new Error('There is no PostgreSQL server to test on.')
  const name = `support_bot_test_${randomUUID().replaceAll('-', '')}`
  const run = (sql: string) => runOn(server.url, (client) => client.query(sql))
  await run(`CREATE DATABASE ${name} TEMPLATE ${server.name}`)
  return {
    url: withDatabase(server.url, name),
    remove: async () => void (await run(`DROP DATABASE ${name} WITH (FORCE)`)),
  }
}
