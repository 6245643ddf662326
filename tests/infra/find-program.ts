import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Where a program of the system is; null when it is missing. With CI set that is an error, for nothing may be skipped. */
export function findProgram(name: string, debianPackage: string): string | null {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin']
  const found = folders.map((folder) => join(folder, name)).find(isExecutable)
  if (found) return found
  const advice = `${name} is missing: apt-get install ${debianPackage}`
  if (process.env.CI) throw new Error(advice)
  process.stderr.write(`Skipped: ${advice}\n`)
  return null
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
