import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkServer } from '../adapters/postgres/check-server.ts'
import { createDatabase, type Database } from '../adapters/postgres/connect.ts'
import { DataDirInUse } from '../adapters/postgres/embedded/data-dir-lock.ts'
import { openEmbeddedDatabase } from '../adapters/postgres/embedded/embedded-database.ts'
import { removeAtExit } from '../adapters/postgres/embedded/remove-at-exit.ts'
import { applyMigrations } from '../adapters/postgres/migrate.ts'
import type { Config } from '../config.ts'
import type { Logger } from './log.ts'
import { unlessStopped } from './unless-stopped.ts'

export type DatabaseConfig = Pick<Config, 'DATABASE_URL' | 'DATABASE_POOL_SIZE' | 'DATA_DIR'>

/** It runs one statement at a time; more connections would only wait in another queue. */
const EMBEDDED_POOL_SIZE = 4
const REPLICA_POOL_SIZE = 4
const NEVER = new AbortController().signal

export interface OpeningOptions {
  /** Ends the opening, which then rejects: the embedded database is closed under a migration, which is rolled back. */
  stop?: AbortSignal
  /**
   * Connects only once this has resolved. What keeps this thread busy for seconds (loading the product does) would
   * count against the time that a connection may take, and the database would be called out of reach.
   */
  ready?: Promise<unknown>
}

/** The database of the configuration, migrated: a server's, or the embedded one, which this process then owns. */
export async function openDatabase(
  config: DatabaseConfig,
  log: Logger,
  { stop = NEVER, ready = Promise.resolve() }: OpeningOptions = {},
): Promise<Database> {
  const opened = new AsyncDisposableStack()
  try {
    const url = config.DATABASE_URL ?? (await openEmbedded(config, log, opened, stop))
    await unlessStopped(stop, ready)
    const database = await unlessStopped(stop, connect(config, url, log, stop))
    return { ...database, close: () => database.close().finally(() => opened.disposeAsync()) }
  } catch (error) {
    await opened.disposeAsync()
    throw error
  }
}

/** The read replica that serves reports, when there is one. Connects with the first report. */
export function openReplica(
  { DATABASE_REPLICA_URL }: Pick<Config, 'DATABASE_REPLICA_URL'>,
  log: Logger,
): Database | null {
  if (DATABASE_REPLICA_URL === null) return null
  return createDatabase({
    url: DATABASE_REPLICA_URL,
    poolSize: REPLICA_POOL_SIZE,
    onConnectionLost: (err) => log.warn({ err }, 'A connection to the read replica was lost.'),
  })
}

/** For commands beside a server that runs: its embedded database is used through its socket. */
export async function openDatabaseBeside(config: DatabaseConfig, log: Logger): Promise<Database> {
  try {
    return await openDatabase(config, log)
  } catch (error) {
    if (!(error instanceof DataDirInUse)) throw error
    return connect(config, readFileSync(urlFile(config), 'utf8'), log, NEVER)
  }
}

async function openEmbedded(
  config: DatabaseConfig,
  log: Logger,
  opened: AsyncDisposableStack,
  stop: AbortSignal,
): Promise<string> {
  const embedded = await openEmbeddedDatabase({
    dataDir: config.DATA_DIR,
    stop,
    onFailure(err) {
      log.fatal({ err }, 'The embedded database stopped, so this process stops too.')
      process.kill(process.pid, 'SIGTERM')
    },
  })
  opened.defer(() => embedded.close())
  writeFileSync(urlFile(config), embedded.url, { mode: 0o600 })
  opened.defer(removeAtExit(urlFile(config)))
  return embedded.url
}

async function connect(
  config: DatabaseConfig,
  url: string,
  log: Logger,
  stop: AbortSignal,
): Promise<Database> {
  await applyMigrations({ url })
  const database = createDatabase({
    url,
    poolSize: config.DATABASE_URL === null ? EMBEDDED_POOL_SIZE : config.DATABASE_POOL_SIZE,
    onConnectionLost: (err) =>
      log.warn({ err }, 'A connection to PostgreSQL was lost; the pool opens another one.'),
  })
  try {
    await checkServer(database.pool)
    // Its caller waits no longer.
    stop.throwIfAborted()
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

/** Where a command finds the socket of the server that has the embedded database open. */
function urlFile({ DATA_DIR }: DatabaseConfig): string {
  return join(DATA_DIR, 'postgres.url')
}
