/**
 * `npm run migrate`: brings the tables of DATABASE_URL up to date, then ends. Servers do the same when they start; a
 * roll-out runs this before, so that a migration that fails leaves the running version alone.
 */
import { applyMigrations } from '#server/adapters/postgres/migrate.ts'

const url = process.env.DATABASE_URL?.trim()
if (!url) {
  console.error('Set DATABASE_URL. The embedded database is brought up to date by the server itself.')
  process.exit(1)
}
try {
  const applied = await applyMigrations({ url })
  console.log(applied.length > 0 ? `Applied: ${applied.join(', ')}.` : 'The tables are up to date.')
} catch (error) {
  // The error's own words are meant for the operator; its cause may hold the URL.
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
