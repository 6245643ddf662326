import { existsSync, renameSync, rmSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { MAX_CONNECTIONS } from './embedded-database.ts'
import { SharedPGlite } from './shared-pglite.ts'

/** The thread that runs the embedded PostgreSQL: its statements are computed here, not on the server's event loop. */
const { folder, draft, socketPath }: Record<'folder' | 'draft' | 'socketPath', string> = workerData

// A first start takes seconds and may be interrupted; half-made files would never start again.
if (!existsSync(folder)) {
  rmSync(draft, { recursive: true, force: true })
  await (await open(draft)).close()
  renameSync(draft, folder)
}
const postgres = await open(folder)
const server = new PGLiteSocketServer({ db: postgres, path: socketPath, maxConnections: MAX_CONNECTIONS })
await server.start()

parentPort?.once('message', async () => {
  await server.stop()
  await postgres.close()
  parentPort?.close()
})
parentPort?.postMessage('listening')

async function open(path: string): Promise<SharedPGlite> {
  // Not `SharedPGlite.create`: that makes a plain PGlite.
  const database = new SharedPGlite(path)
  await database.waitReady
  return database
}
