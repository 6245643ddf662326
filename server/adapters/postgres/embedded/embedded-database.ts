import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { lockDataDir } from './data-dir-lock.ts'
import { removeAtExit } from './remove-at-exit.ts'

/** Clients at once, of all pools together; one more is turned away. */
export const MAX_CONNECTIONS = 64

export interface EmbeddedDatabase {
  /** For `pg` and whatever is built on it, in this process or another one of the same user. */
  url: string
  /** Ends it within 1.5 s, however busy it is. Close the pools first. */
  close(): Promise<void>
}

export interface EmbeddedDatabaseOptions {
  /** Created when missing. One process at a time: `DataDirInUse` otherwise. */
  dataDir: string
  /** The database stopped by itself: nothing can go on; end the process. */
  onFailure?: (error: Error) => void
  /** Ends the opening, which then rejects. */
  stop?: AbortSignal
}

const CLOSE_TIMEOUT_SECONDS = 1.5

/**
 * PostgreSQL 18 as WebAssembly (PGlite) in a thread of its own, its data under `dataDir`, behind a Unix socket that
 * only this user can reach. Takes seconds on an empty folder, half a second later on.
 *
 * What was committed survives `kill -9` of the process. It does not call fsync: a power cut may lose the last seconds.
 *
 * It runs one statement at a time (some 4,000 small ones a second); a bigger pool than the default gains nothing.
 * All connections share one PostgreSQL session, one after the other; a transaction keeps the others waiting. Hence:
 * - Inside a transaction use nothing but the transaction: another connection waits for its end, and it for that.
 * - No prepared statements with names, no SET, no temporary tables: all connections would share them.
 * - Session-level advisory locks exclude nobody, transaction-level ones and row locks have nothing to exclude.
 * - LISTEN works, but the notification reaches whichever connection speaks next: do not build on it.
 * - statement_timeout and idle_in_transaction_session_timeout are accepted and do nothing.
 */
export async function openEmbeddedDatabase(options: EmbeddedDatabaseOptions): Promise<EmbeddedDatabase> {
  const dataDir = resolve(options.dataDir)
  // Not under dataDir: a socket's path may have 107 characters at most, and some mounted folders allow no sockets.
  const socketDir = mkdtempSync(join(tmpdir(), 'ai-support-bot-'))
  const opened = new DisposableStack()
  opened.defer(removeAtExit(socketDir))
  try {
    opened.adopt(lockDataDir(dataDir), (lock) => lock.release())
    return await startDatabase({ ...options, dataDir }, socketDir, opened)
  } catch (error) {
    opened.dispose()
    throw error
  }
}

/** Leaves it to `opened` to release what the database needs, once its thread has ended. */
async function startDatabase(
  { dataDir, stop, onFailure }: EmbeddedDatabaseOptions,
  socketDir: string,
  opened: DisposableStack,
): Promise<EmbeddedDatabase> {
  const folder = join(dataDir, 'postgres')
  const draft = `${folder}-unfinished`
  const worker = new Worker(new URL('./embedded-database-worker.ts', import.meta.url), {
    name: 'embedded-database',
    // Not this process's: flags such as --input-type would keep the thread from starting.
    execArgv: [],
    workerData: { folder, draft, socketPath: join(socketDir, '.s.PGSQL.5432') },
  })
  const exited = new Promise((resolve) => worker.once('exit', resolve))
  try {
    await once(worker, 'message', { signal: stop })
  } catch (error) {
    await worker.terminate()
    rmSync(draft, { recursive: true, force: true })
    throw new Error(`The embedded database in ${dataDir} does not start.`, { cause: error })
  }
  worker.once('error', (error) => onFailure?.(error instanceof Error ? error : new Error(String(error))))
  return {
    url: `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(socketDir)}`,
    async close() {
      worker.postMessage('close')
      // A statement that runs now cannot be interrupted; what it has not committed is rolled back by the next start.
      const timer = setTimeout(() => void worker.terminate(), CLOSE_TIMEOUT_SECONDS * 1000)
      await exited
      clearTimeout(timer)
      opened.dispose()
    },
  }
}
