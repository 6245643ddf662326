import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { openEmbeddedDatabase } from '#server/adapters/postgres/embedded/embedded-database.ts'
import { applyMigrations } from '#server/adapters/postgres/migrate.ts'
import { readMigrations } from '#server/adapters/postgres/migrations-folder.ts'

/** Migrated, empty databases that test files copy: making one takes seconds, copying one a moment. */

/** What the templates are made of: other migrations or another PGlite, other templates. */
function version(): string {
  const pglite = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  const hash = createHash('sha256').update(readFileSync(join(dirname(pglite), '../package.json')))
  for (const { name, checksum } of readMigrations()) hash.update(name).update(checksum)
  return hash.digest('hex').slice(0, 12)
}

/** Returns the folder to copy. Kept between runs, as long as the migrations stay the same. */
export async function prepareEmbeddedTemplate(): Promise<string> {
  const cache = join(import.meta.dirname, '../../node_modules/.cache/test-database')
  const folder = join(cache, version())
  if (existsSync(folder)) return folder
  // Made aside and put into place at once: another run may be doing the same.
  const draft = join(cache, `draft-${randomUUID()}`)
  mkdirSync(cache, { recursive: true })
  const database = await openEmbeddedDatabase({ dataDir: draft })
  try {
    await applyMigrations({ url: database.url })
  } finally {
    await database.close()
  }
  removeOthers(cache, [folder, draft])
  try {
    renameSync(draft, folder)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
  return folder
}

/** Templates of other migrations, and drafts that were never finished: 40 MB each. Not what another run may be using. */
function removeOthers(cache: string, kept: readonly string[]): void {
  const hourAgo = Date.now() - 3_600_000
  for (const name of readdirSync(cache)) {
    const other = join(cache, name)
    if (kept.includes(other) || statSync(other).mtimeMs > hourAgo) continue
    rmSync(other, { recursive: true, force: true })
  }
}

export function testServerUrl(): string {
  return process.env.TEST_DATABASE_URL || `postgresql://${userInfo().username}@localhost:5432/postgres`
}

export async function isServerReachable(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 })
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    // Whatever the reason: the caller says what is missing.
    return false
  }
}

const TEMPLATE_LOCK = 7_260_011_418

/** Returns the name of the database to use as TEMPLATE. Kept between runs, like the embedded one. */
export async function prepareServerTemplate(serverUrl: string): Promise<string> {
  const name = `support_bot_template_${version()}`
  await runOn(serverUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK])
    const found = await client.query('SELECT FROM pg_database WHERE datname = $1 AND datistemplate', [name])
    if (found.rowCount === 1) return
    // Not marked as a template: somebody was interrupted before it was complete.
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    await client.query(`CREATE DATABASE ${name}`)
    await applyMigrations({ url: withDatabase(serverUrl, name) })
    await client.query(`ALTER DATABASE ${name} IS_TEMPLATE true`)
  })
  return name
}

export function withDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

/** Does `work` with a connection of its own. */
export async function runOn(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
