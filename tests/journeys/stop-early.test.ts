import { cpSync, existsSync, readdirSync, symlinkSync, watch } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, describe, expect, inject, test } from 'vitest'
import { openTestDatabase } from '#server/testing/test-database.ts'
import { type Running, run, temporaryFolder } from './process.ts'
import { until } from './socket.ts'

const START_MS = 180_000
const root = join(import.meta.dirname, '../..')
/** applyMigrations takes it, whatever there is to migrate. */
const MIGRATION_LOCK = 7_260_011_417

const folders: ReturnType<typeof temporaryFolder>[] = []
let program: Running | undefined

function newFolder(): string {
  const folder = temporaryFolder()
  folders.push(folder)
  return folder.path
}

afterEach(async () => {
  program?.child.kill('SIGKILL')
  await program?.ended
  program = undefined
  for (const folder of folders.splice(0)) folder.remove()
})

/** The product with folders of its own, in which all that it leaves behind can be seen. */
function start(env: Record<string, string> = {}, folder = root) {
  const [data, temporary] = [newFolder(), newFolder()]
  program = run(
    ['node', 'server/main.ts'],
    { DATA_DIR: data, TMPDIR: temporary, NODE_DISABLE_COMPILE_CACHE: '1', ...env },
    { folder },
  )
  return { program, data, temporary }
}

/** Stops it there and then: it ends well, says nothing of a failure and leaves nothing open. */
async function stopsWell({ program, data, temporary }: ReturnType<typeof start>, signal: NodeJS.Signals) {
  program.child.kill(signal)
  expect(await program.ended, program.printed()).toBe(0)
  expect(program.printed()).not.toMatch(/failed|Error|running/)
  expect(readdirSync(temporary)).toEqual([])
  expect(readdirSync(data).filter((name) => !['postgres', 'lock.sqlite'].includes(name))).toEqual([])
}

/** Resolves when `name` is in `folder`. */
function appears(folder: string, name: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const look = () => existsSync(join(folder, name)) && resolve()
  const watcher = watch(folder, look)
  look()
  return promise.finally(() => watcher.close())
}

describe('stopping during the start is orderly', { timeout: START_MS }, () => {
  test('while the first database is being made', async () => {
    const starting = start()
    await appears(starting.data, 'postgres-unfinished')
    await stopsWell(starting, 'SIGTERM')
    expect(readdirSync(starting.data)).not.toContain('postgres')
  })

  test('while tables are made and the encoder is loaded', async () => {
    const starting = start()
    await appears(starting.data, 'postgres.url')
    await stopsWell(starting, 'SIGINT')
  })

  test('as soon as the start-up banner is printed', async () => {
    const { program, temporary } = start()
    await program.url()
    program.child.kill('SIGTERM')
    expect(await program.ended, program.printed()).toBe(0)
    expect(readdirSync(temporary)).toEqual([])
  })

  test('while the chat is being built, leaving nothing behind', async () => {
    const checkout = newFolder()
    const ours = (path: string) => !/node_modules$|client\/dist|\.git$|\.data/.test(path)
    for (const name of [
      'client',
      'server',
      'prisma',
      'package.json',
      'schema.graphql',
      'codegen.ts',
      'tsconfig.json',
    ])
      cpSync(join(root, name), join(checkout, name), { recursive: true, filter: ours })
    symlinkSync(join(root, 'node_modules'), join(checkout, 'node_modules'))
    const starting = start({ EMBEDDINGS: 'off' }, checkout)
    await until(() => expect(starting.program.printed()).toMatch(/Building the chat/))
    const built = () => readdirSync(join(checkout, 'client')).filter((name) => name.startsWith('dist'))
    await until(() => expect(built(), starting.program.printed()).toHaveLength(1), 120_000)
    await stopsWell(starting, 'SIGTERM')
    expect(built()).toEqual([])
  })

  test('while a server does not answer at all', async () => {
    const { promise: asked, resolve } = Promise.withResolvers<Socket>()
    const mute = createServer(resolve)
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve))
    const address = mute.address()
    const port = typeof address === 'object' ? address?.port : 0
    const starting = start({ DATABASE_URL: `postgresql://x@127.0.0.1:${port}/x` })
    const connection = await asked
    await stopsWell(starting, 'SIGTERM')
    connection.destroy()
    await new Promise((resolve) => mute.close(resolve))
  })
})

describe.skipIf(inject('serverTemplate') === null)('on a PostgreSQL server', { timeout: START_MS }, () => {
  test('stopping during the start is orderly while another process migrates', async () => {
    const database = await openTestDatabase('PostgreSQL server')
    const other = new pg.Client({ connectionString: database.url })
    await other.connect()
    try {
      await other.query('DELETE FROM _prisma_migrations')
      await other.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
      const starting = start({ DATABASE_URL: database.url, EMBEDDINGS: 'off' })
      await until(async () => {
        const { rows } = await other.query(
          `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory'`,
        )
        expect(rows).toHaveLength(1)
      })
      await stopsWell(starting, 'SIGTERM')
    } finally {
      await other.end()
      await database.close()
    }
  })
})
