import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, cp, mkdtemp, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest'
import { DataDirInUse } from './data-dir-lock.ts'
import { openEmbeddedDatabase } from './embedded-database.ts'

// Processes and first starts, seconds each, and more on a busy machine.
vi.setConfig({ testTimeout: 180_000 })

let dataDir: string

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'embedded-database-'))
  await cp(inject('embeddedTemplate'), dataDir, { recursive: true })
})

afterEach(() => rm(dataDir, { recursive: true, force: true }))

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

/** A real process that writes rows as fast as it can and prints the number of each that was acknowledged. */
function startWriter(): ChildProcess {
  const program = `
    import pg from 'pg'
    import { openEmbeddedDatabase } from '#server/adapters/postgres/embedded/embedded-database.ts'
    const { url } = await openEmbeddedDatabase({ dataDir: ${JSON.stringify(dataDir)} })
    const pool = new pg.Pool({ connectionString: url, max: 4 })
    await pool.query('CREATE TABLE IF NOT EXISTS written (number bigserial PRIMARY KEY)')
    const write = async () => {
      for (;;) {
        const { rows } = await pool.query('INSERT INTO written DEFAULT VALUES RETURNING number')
        console.log(rows[0].number)
      }
    }
    await Promise.all([write(), write(), write(), write()])`
  return spawn(process.execPath, ['--input-type=module-typescript', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

async function killAfterRows(writer: ChildProcess, rows: number): Promise<string[]> {
  const acknowledged: string[] = []
  if (writer.stdout === null) throw new Error('The writer has no output.')
  for await (const line of createInterface(writer.stdout)) {
    acknowledged.push(line)
    if (acknowledged.length === rows) writer.kill('SIGKILL')
  }
  return acknowledged
}

test('keeps every acknowledged row when its process is killed in the middle of writing', async () => {
  const acknowledged: string[] = []
  for (const rows of [50, 400]) acknowledged.push(...(await killAfterRows(startWriter(), rows)))
  const database = await openEmbeddedDatabase({ dataDir })
  try {
    const stored = await query<{ number: string }>(database.url, 'SELECT number FROM written')
    const numbers = new Set(stored.map((row) => row.number))
    expect(acknowledged.length).toBeGreaterThanOrEqual(450)
    expect(acknowledged.filter((number) => !numbers.has(number))).toEqual([])
  } finally {
    await database.close()
  }
})

test('refuses a folder that another process has open, and says which process and what to do', async () => {
  const writer = startWriter()
  try {
    if (writer.stdout === null) throw new Error('The writer has no output.')
    await once(writer.stdout, 'data')
    await expect(openEmbeddedDatabase({ dataDir })).rejects.toThrow(
      new DataDirInUse(dataDir, writer.pid ?? 0),
    )
  } finally {
    writer.kill('SIGKILL')
    await once(writer, 'exit')
  }
  // Killed, the other process holds nothing any more.
  const database = await openEmbeddedDatabase({ dataDir })
  await database.close()
})

test('starts anew when the very first start was interrupted', async () => {
  await rename(join(dataDir, 'postgres'), join(dataDir, 'postgres-unfinished'))
  await rm(join(dataDir, 'postgres-unfinished/global'), { recursive: true })
  const database = await openEmbeddedDatabase({ dataDir })
  expect(await query(database.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  await database.close()
})

test('closes, even in the middle of an endless statement', async () => {
  const database = await openEmbeddedDatabase({ dataDir })
  const client = new pg.Client({ connectionString: database.url })
  client.on('error', () => undefined)
  await client.connect()
  const endless = client.query('SELECT count(*) FROM generate_series(1, 10000000000)')
  const settled = endless.then(
    () => 'answered',
    () => 'cut off',
  )
  await database.close()
  expect(await settled).toBe('cut off')
})

test('says that it does not start when its files are damaged', async () => {
  await rm(join(dataDir, 'postgres/global'), { recursive: true })
  await expect(openEmbeddedDatabase({ dataDir })).rejects.toThrow(`${dataDir} does not start`)
})

test('rolls back the transaction of a lost connection, so that the others continue', async () => {
  const database = await openEmbeddedDatabase({ dataDir })
  const pool = new pg.Pool({ connectionString: database.url, max: 2 })
  await pool.query('CREATE TABLE kept (number int)')
  const lost = await pool.connect()
  await lost.query('BEGIN')
  await lost.query('INSERT INTO kept VALUES (1)')
  lost.release(true)
  expect((await pool.query('SELECT count(*)::int AS rows FROM kept')).rows).toEqual([{ rows: 0 }])
  await pool.end()
  await database.close()
})

test('keeps its files private to its user, even in a folder that the operator made', async () => {
  await chmod(dataDir, 0o755)
  await chmod(join(dataDir, 'postgres'), 0o755)
  const database = await openEmbeddedDatabase({ dataDir })
  await query(database.url, 'CREATE TABLE "Later" (id int)')
  const mode = async (path: string) => (await stat(path)).mode & 0o777
  expect([await mode(dataDir), await mode(join(dataDir, 'postgres'))]).toEqual([0o700, 0o700])
  const [made] = await query<{ path: string }>(database.url, `SELECT pg_relation_filepath('"Later"') AS path`)
  expect(await mode(join(dataDir, 'postgres', made?.path ?? ''))).toBe(0o600)
  await database.close()
})

test('restricts only its own folder, not others beside it', async () => {
  await chmod(dataDir, 0o755)
  await cp(join(dataDir, 'postgres', 'PG_VERSION'), join(dataDir, 'notes-of-the-operator'))
  const database = await openEmbeddedDatabase({ dataDir })
  expect((await stat(dataDir)).mode & 0o777).toBe(0o755)
  expect((await stat(join(dataDir, 'postgres'))).mode & 0o777).toBe(0o700)
  await database.close()
})
