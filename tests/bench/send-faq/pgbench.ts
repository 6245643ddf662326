import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import type { LoadFigures } from '../measure-load.ts'

const SCRIPT = join(import.meta.dirname, 'message-in-a-transaction.sql')
const SESSIONS = 4000
/** Where Debian puts what only administrators need. */
const FOLDERS = ['14', '15', '16', '17', '18'].map((version) => `/usr/lib/postgresql/${version}/bin`)

/** The path of PostgreSQL's own load generator; null where it is not installed. */
export function findPgbench(): string | null {
  const folders = [...(process.env.PATH ?? '').split(':'), ...FOLDERS]
  return folders.map((folder) => join(folder, 'pgbench')).find(existsSync) ?? null
}

/** The sessions that the script writes to. */
export async function fillPgbench(database: string): Promise<void> {
  const client = new pg.Client({ connectionString: database })
  await client.connect()
  await client.query(
    `INSERT INTO "Session" (id, "tokenHash")
     SELECT md5('s' || n)::uuid, sha256(('t' || n)::bytea) FROM generate_series(1, ${SESSIONS}) AS n`,
  )
  await client.end()
}

/** The rows of an FAQ answer, written by a client in C that does nothing else. */
export async function runPgbench(
  pgbench: string,
  database: string,
  { clients, seconds }: { clients: number; seconds: number },
): Promise<LoadFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'pgbench-'))
  const log = ['--log', `--log-prefix=${join(folder, 'log')}`]
  const load = ['--no-vacuum', '--protocol=extended', '--jobs=2', `--client=${clients}`, `--time=${seconds}`]
  await promisify(execFile)(pgbench, [...load, ...log, `--file=${SCRIPT}`, database])
  const files = await readdir(folder)
  const lines = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))
  await rm(folder, { recursive: true })
  // client_id transaction_no time_in_microseconds script_no …
  const times = lines
    .flatMap((text) => text.trim().split('\n'))
    .map((line) => Number(line.split(' ')[2]) / 1000)
    .sort((a, b) => a - b)
  const quantile = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return {
    perSecond: times.length / seconds,
    ...{ p50Ms: quantile(0.5), p95Ms: quantile(0.95), p99Ms: quantile(0.99), failed: 0 },
  }
}
