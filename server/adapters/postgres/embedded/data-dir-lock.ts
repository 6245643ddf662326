import { chmodSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Another process has the embedded database open. The message says what to do, and is meant for the operator. */
export class DataDirInUse extends Error {
  override readonly name = 'DataDirInUse'
  constructor(dataDir: string, pid: number) {
    super(
      `The embedded database in ${dataDir} is already open in process ${pid}. ` +
        'Stop that process, or set DATA_DIR to another folder; to share one database between processes, ' +
        'set DATABASE_URL to a PostgreSQL server.',
    )
  }
}

const SQLITE_BUSY = 5

/**
 * Claims `dataDir` for this process, and creates it. Two PostgreSQLs on one folder would destroy it.
 * The lock is SQLite's lock on a file: the kernel lets it go when the process ends, in whatever way, so there are
 * no stale locks; a file with a process id would outlive `kill -9`, and in a container every server is process 1.
 * Throws `DataDirInUse`.
 */
export function lockDataDir(dataDir: string): { release(): void } {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  restrictToOwner(dataDir)
  const lock = new DatabaseSync(join(dataDir, 'lock.sqlite'), { timeout: 0 })
  try {
    // The user_version is the owner's process id: a process that is refused can still read it.
    lock.exec('BEGIN IMMEDIATE')
    lock.exec(`PRAGMA user_version = ${process.pid}`)
    lock.exec('COMMIT')
    lock.exec('BEGIN IMMEDIATE')
  } catch (error) {
    const owner = readOwner(lock)
    lock.close()
    if (isBusy(error)) throw new DataDirInUse(dataDir, owner)
    throw error
  }
  return { release: () => lock.close() }
}

/**
 * The embedded database makes its files readable and writable by every user, who could rewrite the hashes of keys.
 * The umask shuts the files to come, and the folder those that are there, also when the operator made it.
 */
function restrictToOwner(dataDir: string): void {
  process.umask(0o077)
  const folders = [join(dataDir, 'postgres')]
  // Of a folder with other things in it, only our own is shut.
  const ours = ['lock.sqlite', 'lock.sqlite-journal', 'postgres', 'postgres-unfinished', 'postgres.url']
  if (readdirSync(dataDir).every((name) => ours.includes(name))) folders.push(dataDir)
  for (const folder of folders.filter((path) => existsSync(path))) {
    try {
      chmodSync(folder, 0o700)
    } catch {
      // A mounted volume may be another user's, who has decided who may come in; new files are still ours alone.
    }
  }
}

function readOwner(lock: DatabaseSync): number {
  const row = lock.prepare('PRAGMA user_version').get()
  return Number(row?.user_version ?? 0)
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY
}
