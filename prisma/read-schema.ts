import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SchemasContainer } from '@prisma/schema-engine-wasm'

/** schema.prisma (or `content` in its place) as Prisma's schema engine wants to be told. */
export function readSchema(content?: string): SchemasContainer {
  const path = join(import.meta.dirname, 'schema.prisma')
  return { files: [{ path, content: content ?? readFileSync(path, 'utf8') }] }
}
