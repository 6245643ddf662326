import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { lockDataDir } from './data-dir-lock.ts'

/** What a backup cannot be made of, or restored to; the message says what to do. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused'
}

/**
 * Writes the embedded database in `dataDir` into one compressed file; returns its size in bytes. The server must not
 * be running. Throws `DataDirInUse`, `BackupRefused`.
 */
export async function backUpEmbedded(dataDir: string, file: string): Promise<number> {
  const folder = databaseFolder(dataDir)
  if (!existsSync(folder))
    throw new BackupRefused(`There is no embedded database in ${dataDir}. Set DATA_DIR.`)
  if (existsSync(file)) throw new BackupRefused(`${file} exists already. Name a new file.`)
  const lock = lockDataDir(dataDir)
  try {
    const database = await PGlite.create(folder)
    try {
      const dump = await database.dumpDataDir('gzip')
      const bytes = Buffer.from(await dump.arrayBuffer())
      // Under another name first: a file with the final name is always a whole backup.
      await writeFile(`${file}.part`, bytes, { mode: 0o600 })
      renameSync(`${file}.part`, file)
      return bytes.length
    } finally {
      await database.close()
    }
  } finally {
    lock.release()
  }
}

/**
 * Puts a backup in the place of the embedded database in `dataDir`. What is there is kept beside it, and its folder's
 * name returned; null when there was nothing. Throws `DataDirInUse`, `BackupRefused`.
 */
export async function restoreEmbedded(dataDir: string, file: string, now: Date): Promise<string | null> {
  if (!existsSync(file)) throw new BackupRefused(`There is no file ${file}.`)
  const folder = databaseFolder(dataDir)
  const lock = lockDataDir(dataDir)
  try {
    const draft = `${folder}-restoring`
    rmSync(draft, { recursive: true, force: true })
    mkdirSync(draft, { recursive: true, mode: 0o700 })
    await readBackup(draft, file)
    const before = existsSync(folder) ? `${folder}-before-${now.toISOString().replace(/[:.]/g, '-')}` : null
    if (before) renameSync(folder, before)
    renameSync(draft, folder)
    return before
  } finally {
    lock.release()
  }
}

async function readBackup(folder: string, file: string): Promise<void> {
  try {
    const database = await PGlite.create({ dataDir: folder, loadDataDir: new Blob([await readFile(file)]) })
    await database.query('SELECT 1')
    await database.close()
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw new BackupRefused(`${file} is no whole backup of an embedded database; nothing was changed.`, {
      cause: error,
    })
  }
}

function databaseFolder(dataDir: string): string {
  return join(resolve(dataDir), 'postgres')
}
