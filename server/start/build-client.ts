import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const vite = join(root, 'node_modules/vite/bin/vite.js')

/** Where the chat, the widget and the console are served from. */
export const CLIENT_FOLDER = join(root, 'client/dist')

export const isClientBuilt = () => existsSync(join(CLIENT_FOLDER, 'index.html'))

/**
 * Builds the chat and the console, in a process of its own; takes seconds. The bundler says itself what is wrong.
 * `stop` ends it, and nothing is left of it: half a build would pass for a whole one at the next start.
 */
export async function buildClient(stop?: AbortSignal): Promise<void> {
  const draft = `${CLIENT_FOLDER}-${process.pid}`
  const options = ['build', '--config', 'client/vite.config.ts', '--logLevel', 'warn', '--outDir', draft]
  const building = spawn(process.execPath, [vite, ...options], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    signal: stop,
  })
  try {
    // With `stop` it fails before the process has ended, which would go on writing.
    const ended = new Promise((resolve) => building.once('close', resolve))
    const [code] = await once(building, 'exit').catch((error) => ended.then(() => Promise.reject(error)))
    if (code !== 0) throw new Error('The chat and the console could not be built.')
    rmSync(CLIENT_FOLDER, { recursive: true, force: true })
    renameSync(draft, CLIENT_FOLDER)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}
