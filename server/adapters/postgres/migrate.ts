import pg from 'pg'
import { MIGRATIONS_FOLDER, type Migration, readMigrations, toMigrationList } from './migrations-folder.ts'
import { EVERYTHING, withSchemaEngine } from './schema-engine.ts'

/** The tables cannot be brought to what this version needs. The message is for the operator. */
export class MigrationFailed extends Error {
  override readonly name = 'MigrationFailed'
}

export interface MigrateOptions {
  url: string
  /** Default: `prisma/migrations`. */
  folder?: string
}

/** Ours: Prisma's engine takes one of its own, by another connection. */
const ADVISORY_LOCK = 7_260_011_417
const TRIGRAM_HINT =
  'The search in conversations needs the extension pg_trgm. Ask the administrator of the server to install it ' +
  '(postgresql-contrib) or to run CREATE EXTENSION pg_trgm in this database, then start again.'
const CONNECTION_TIMEOUT_SECONDS = 10
const LOCK_TIMEOUT_SECONDS = 60

/**
 * Applies the migrations that the database has not seen, with Prisma's own bookkeeping (`_prisma_migrations`), and
 * returns their names. Two small queries when there is nothing to do. Any number of processes may call it at once.
 * Throws `MigrationFailed`. Migrations that only the database knows are a newer version's: not our concern.
 */
export async function applyMigrations({
  url,
  folder = MIGRATIONS_FOLDER,
}: MigrateOptions): Promise<string[]> {
  const migrations = readMigrations(folder)
  const client = await connect(url)
  try {
    if ((await readHistory(client, migrations)).pending.length === 0) return []
    await client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK])
    const { pending, unfinished } = await readHistory(client, migrations)
    if (pending.length === 0) return []
    return await withSchemaEngine({ main: url }, async (engine) => {
      // A migration runs in one transaction, so one that was interrupted has left nothing behind and may run again.
      for (const migrationName of unfinished) await engine.markMigrationRolledBack({ migrationName })
      const migrationsList = toMigrationList(migrations, folder)
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: EVERYTHING })
      return appliedMigrationNames
    }).catch((error: unknown) => {
      throw new MigrationFailed(explain(error), { cause: error })
    })
  } finally {
    // Ends the session and with it the advisory lock. (The embedded database goes on holding it, which excludes no one.)
    await client.end()
  }
}

/** The server's version and the migrations that a start would apply. Changes nothing. Throws when it is out of reach. */
export async function findPendingMigrations(url: string): Promise<{ version: string; pending: string[] }> {
  const client = await connect(url)
  try {
    const { rows } = await client.query<{ server_version: string }>('SHOW server_version')
    const { pending } = await readHistory(client, readMigrations())
    return { version: rows[0]?.server_version ?? 'unknown', pending: pending.map(({ name }) => name) }
  } finally {
    await client.end()
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_SECONDS * 1000,
    lock_timeout: LOCK_TIMEOUT_SECONDS * 1000,
  })
  // A lost connection also fails the query that runs; without a listener it would end the process instead.
  client.on('error', () => undefined)
  await client.connect()
  return client
}

interface HistoryRow {
  migration_name: string
  checksum: string
  finished: boolean
}

async function readHistory(client: pg.Client, migrations: readonly Migration[]) {
  const rows = await readRows(client)
  const applied = new Map(rows.filter((row) => row.finished).map((row) => [row.migration_name, row.checksum]))
  for (const { name, checksum } of migrations) {
    const known = applied.get(name)
    if (known !== undefined && known !== checksum) {
      throw new MigrationFailed(
        `The migration ${name} was changed after this database had applied it. ` +
          'Restore its migration.sql and write the change as a new migration (npm run migration -- name).',
      )
    }
  }
  return {
    pending: migrations.filter(({ name }) => !applied.has(name)),
    unfinished: new Set(rows.filter((row) => !row.finished).map((row) => row.migration_name)),
  }
}

async function readRows(client: pg.Client): Promise<HistoryRow[]> {
  const found = await client.query<{ present: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS present`,
  )
  if (!found.rows[0]?.present) return []
  const { rows } = await client.query<HistoryRow>(
    `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished
       FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  )
  return rows
}

/** From the engine's report: "external connector error", the reason, and where in the engine it was (`   0: …`). */
function explain(error: unknown): string {
  const report = error instanceof Error ? error.message : String(error)
  const name = /migration_name="([^"]+)"/.exec(report)?.[1]
  const reason = report.replace(/^external connector error\n/, '').split(/\n\s+0: /)[0]
  if (name === undefined) return `The database's tables cannot be brought up to date: ${reason}`
  const hint = /pg_trgm/.test(reason ?? '') ? ` ${TRIGRAM_HINT}` : ''
  return `The migration ${name} failed, and nothing of it remains: ${reason}${hint}`
}
