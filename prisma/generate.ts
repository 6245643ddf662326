import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'

const root = dirname(import.meta.dirname)
const schemaFile = join(root, 'prisma/schema.prisma')
const stampFile = join(root, 'prisma/generated/.stamp')

/**
 * Generates the Prisma client when schema.prisma or Prisma itself has changed since, else does nothing (under 1 ms).
 * Returns whether it generated. Call it before anything imports `#prisma/generated`.
 */
export function generateIfStale(): boolean {
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp()) return false
  generate()
  return true
}

/** Runs Prisma's generators without any download. Throws with their output when the schema is wrong. */
export function generate(): void {
  const before = stamp()
  const bin = join(root, 'node_modules/.bin')
  execFileSync(process.execPath, [join(root, 'node_modules/prisma/build/index.js'), 'generate'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      // The CLI fetches its native schema engine before every command, although generating never runs it.
      // Any program that exists stops that.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      // Generators are programs found on the PATH; they are to run on this Node, not on an older one.
      PATH: [bin, dirname(process.execPath), process.env.PATH].join(delimiter),
    },
  })
  // The stamp of what was there at the start: an edit meanwhile makes the client stale again.
  writeFileSync(stampFile, before)
}

function stamp(): string {
  const clientPackage = createRequire(import.meta.url).resolve('@prisma/client/package.json')
  const hash = createHash('sha256').update(readFileSync(schemaFile)).update(readFileSync(clientPackage))
  return hash.digest('hex')
}

if (import.meta.main) generate()
