import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { MIGRATIONS_FOLDER } from '#server/adapters/postgres/migrations-folder.ts'
import { type DriftOptions, findDrift } from './find-drift.ts'
import { withShadowDatabase } from './shadow-database.ts'

export interface WriteMigrationOptions extends DriftOptions {
  /** Few words: `add faq owner`. */
  name: string
  now: Date
}

/**
 * Writes the migration that takes the tables from the migrations so far to schema.prisma, and returns its file's
 * path; null when there is nothing to write. Throws without a name.
 */
export async function writeMigration({
  name,
  now,
  ...options
}: WriteMigrationOptions): Promise<string | null> {
  const words = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
  if (words === '') throw new Error('A migration needs a name: npm run migration -- add faq owner')
  const sql = await findDrift(options)
  if (sql === null) return null
  // As Prisma names them: 20261122093000_add_faq_owner.
  const time = now.toISOString().replace(/\D/g, '').slice(0, 14)
  const folder = join(options.folder ?? MIGRATIONS_FOLDER, `${time}_${words}`)
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'migration.sql')
  writeFileSync(file, sql)
  return file
}

if (import.meta.main) {
  const name = process.argv.slice(2).join(' ')
  const now = new Date()
  const file = await withShadowDatabase((shadowUrl) => writeMigration({ name, now, shadowUrl }))
  if (file === null) console.log('The migrations already make what schema.prisma says.')
  else console.log(`Written: ${file}. Read it before you commit it: a dropped column takes its data along.`)
}
