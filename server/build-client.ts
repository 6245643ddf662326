import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const vite = join(root, 'node_modules/vite/bin/vite.js')

/** Where the chat, the widget and the console are served from. */
export const CLIENT_FOLDER = join(root, 'client/dist')

export const isClientBuilt = () => existsSync(join(CLIENT_FOLDER, 'index.html'))

/** Builds the chat and the console, in a process of its own; takes seconds. The bundler says itself what is wrong. */
export async function buildClient(): Promise<void> {
  const options = ['build', '--config', 'client/vite.config.ts', '--logLevel', 'warn']
  const building = spawn(process.execPath, [vite, ...options], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = await once(building, 'exit')
  if (code !== 0) throw new Error('The chat and the console could not be built.')
}
