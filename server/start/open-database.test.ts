import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, watch } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { lockDataDir } from '../adapters/postgres/embedded/data-dir-lock.ts'
import { createLog } from './log.ts'
import { openDatabase } from './open-database.ts'

const log = createLog({ LOG_LEVEL: 'silent', DEBUG: false })

/** Resolves with what is in the file as soon as there is something. */
function contentOf(folder: string, name: string): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>()
  const look = () => {
    const text = existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : ''
    if (text) resolve(text)
  }
  const watcher = watch(folder, look)
  look()
  return promise.finally(() => watcher.close())
}

test('the embedded database, stopped in the middle of the migrations, leaves only its own files', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'open-database-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const stop = new AbortController()
  const config = { DATABASE_URL: null, DATABASE_POOL_SIZE: 1, DATA_DIR: dataDir }
  const opening = openDatabase(config, log, { stop: stop.signal })
  const stopped = expect(opening).rejects.toThrow()
  const url = new URL(await contentOf(dataDir, 'postgres.url'))
  stop.abort()
  await stopped
  expect(existsSync(url.searchParams.get('host') ?? '')).toBe(false)
  expect(readdirSync(dataDir).toSorted()).toEqual(['lock.sqlite', 'postgres'])
  // Released: another process may have it.
  lockDataDir(dataDir).release()
})

test('a database is connected to only when the rest is ready', async () => {
  let connections = 0
  const { promise: connected, resolve } = Promise.withResolvers<void>()
  const server = createServer((socket) => {
    connections += 1
    socket.on('error', () => undefined)
    resolve()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo // It listens on a port, so the address is one of a network.
  const config = { DATABASE_URL: `postgresql://x@127.0.0.1:${port}/x`, DATABASE_POOL_SIZE: 1, DATA_DIR: '' }
  const [ready, stop] = [Promise.withResolvers<void>(), new AbortController()]
  const opening = openDatabase(config, log, { stop: stop.signal, ready: ready.promise })
  const stopped = expect(opening).rejects.toThrow()
  await setTimeout(50)
  expect(connections).toBe(0)
  ready.resolve()
  await connected
  stop.abort()
  await stopped
})
