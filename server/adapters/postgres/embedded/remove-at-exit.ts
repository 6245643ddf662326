import { rmSync } from 'node:fs'

/**
 * Removes `path` and all in it when what this returns is called, at the latest when the process ends: `process.exit`
 * runs no `finally`, and a stop that comes early may not wait for everything.
 */
export function removeAtExit(path: string): () => void {
  const remove = () => {
    process.off('exit', remove)
    rmSync(path, { recursive: true, force: true })
  }
  process.on('exit', remove)
  return remove
}
