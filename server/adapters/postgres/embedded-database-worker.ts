import { parentPort, workerData } from 'node:worker_threads'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { MAX_CONNECTIONS } from './embedded-database.ts'
import { SharedPGlite } from './shared-pglite.ts'

/** The thread that runs the embedded PostgreSQL: its statements are computed here, not on the server's event loop. */
const { dataDir, socketPath }: { dataDir: string; socketPath: string } = workerData

// Not `create`: that makes a plain PGlite.
const postgres = new SharedPGlite(dataDir)
await postgres.waitReady
const server = new PGLiteSocketServer({ db: postgres, path: socketPath, maxConnections: MAX_CONNECTIONS })
await server.start()

parentPort?.once('message', async () => {
  await server.stop()
  await postgres.close()
  parentPort?.close()
})
parentPort?.postMessage('listening')
