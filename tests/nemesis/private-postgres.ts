import { execFile, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { freePort } from '#server/testing/free-port.ts'

/** A PostgreSQL of the nemesis's own, which may therefore be restarted. */
export interface PrivatePostgres {
  url: string
  /** Whom its programs run as, when not as this process. */
  account: Account
  /** Ends every connection but the asker's. */
  terminateAll(): Promise<void>
  /** As after a power failure: it recovers from its log. */
  crashAndRestart(): Promise<void>
  close(): Promise<void>
}

type Account = { uid: number; gid: number } | Record<string, never>

const run = promisify(execFile)
const OWNER = 'support'

/** Null when its programs are not installed. Without fsync: the machine itself is not crashed here. */
export async function startPrivatePostgres(): Promise<PrivatePostgres | null> {
  const bin = findPrograms()
  const account = unprivilegedAccount()
  if (bin === null || account === null) return null
  const folder = mkdtempSync(join(tmpdir(), 'nemesis-postgres-'))
  if ('uid' in account) chownSync(folder, Number(account.uid), Number(account.gid))
  const data = join(folder, 'data')
  const port = await freePort()
  const url = `postgresql://${OWNER}@127.0.0.1:${port}/postgres`
  const options = [`-p ${port}`, '-h 127.0.0.1', `-k ''`, '-c fsync=off', '-c max_connections=60'].join(' ')
  const call = (program: string, ...args: string[]) =>
    run(join(bin, program), args, { ...account, cwd: folder, env: { LC_ALL: 'C' } })
  const start = () => call('pg_ctl', 'start', '-w', '-D', data, '-l', join(folder, 'log'), '-o', options)

  await call('initdb', '-D', data, '-U', OWNER, '-A', 'trust', '--encoding=UTF8', '--no-sync')
  await start()
  // However the test itself ends, it leaves nothing running.
  const leaveNothing = () => {
    spawnSync(join(bin, 'pg_ctl'), ['stop', '-D', data, '-m', 'immediate'], { ...account, cwd: folder })
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', leaveNothing)
  return {
    url,
    account,
    terminateAll: () => terminateOthers(url),
    async crashAndRestart() {
      await call('pg_ctl', 'stop', '-D', data, '-m', 'immediate')
      await start()
    },
    async close() {
      process.off('exit', leaveNothing)
      await call('pg_ctl', 'stop', '-D', data, '-m', 'immediate')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function terminateOthers(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  await client.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE pid <> pg_backend_pid() AND datname = current_database()`,
  )
  await client.end()
}

/** On the PATH, or where Debian and its relatives put them: the newest. */
function findPrograms(): string | null {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...versions.map((version) => join(debian, version, 'bin')),
  ]
  return folders.find((folder) => existsSync(join(folder, 'initdb'))) ?? null
}

/** PostgreSQL refuses to run as root. Null: there is nobody else to be. */
function unprivilegedAccount(): Account | null {
  if (process.getuid?.() !== 0) return {}
  const uid = Number(spawnSync('id', ['-u', 'nobody']).stdout)
  const gid = Number(spawnSync('id', ['-g', 'nobody']).stdout)
  return uid > 0 && gid > 0 ? { uid, gid } : null
}
