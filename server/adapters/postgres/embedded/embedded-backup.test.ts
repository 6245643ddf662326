import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DataDirInUse } from './data-dir-lock.ts'
import { BackupRefused, backUpEmbedded, restoreEmbedded } from './embedded-backup.ts'
import { openEmbeddedDatabase } from './embedded-database.ts'

describe('a backup of the embedded database', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'backup-test-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  async function onDatabase<T>(dataDir: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
    const database = await openEmbeddedDatabase({ dataDir })
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    try {
      return await work(client)
    } finally {
      await client.end()
      await database.close()
    }
  }
  const read = (dataDir: string) =>
    onDatabase(dataDir, async (client) => (await client.query('SELECT text FROM kept ORDER BY text')).rows)

  test('brings everything back, and keeps what it replaces', async () => {
    const dataDir = join(folder, 'data')
    const file = join(folder, 'backup.tar.gz')
    await onDatabase(dataDir, (client) =>
      client.query(`CREATE TABLE kept (text text); INSERT INTO kept VALUES ('a')`),
    )
    expect(await backUpEmbedded(dataDir, file)).toBeGreaterThan(100_000)
    await onDatabase(dataDir, (client) => client.query(`INSERT INTO kept VALUES ('later')`))
    const before = await restoreEmbedded(dataDir, file, new Date('2026-01-02T03:04:05Z'))
    expect(before).toMatch(/postgres-before-2026-01-02T03-04-05/)
    expect(await read(dataDir)).toEqual([{ text: 'a' }])
  })

  test('refuses to run beside the server, to overwrite a file, and to restore anything but a backup', async () => {
    const dataDir = join(folder, 'other')
    const file = join(folder, 'refused.tar.gz')
    await onDatabase(dataDir, async (client) => {
      await client.query(`CREATE TABLE kept (text text); INSERT INTO kept VALUES ('safe')`)
      await expect(backUpEmbedded(dataDir, file)).rejects.toThrow(DataDirInUse)
    })
    writeFileSync(file, 'nonsense')
    await expect(backUpEmbedded(dataDir, file)).rejects.toThrow(BackupRefused)
    await expect(restoreEmbedded(dataDir, file, new Date())).rejects.toThrow(BackupRefused)
    expect(await read(dataDir)).toEqual([{ text: 'safe' }])
  })
})
