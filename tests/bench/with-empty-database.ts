import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { seedFaqs } from '#prisma/seed/seed-faq.ts'
import { createDatabase } from '#server/adapters/postgres/connect.ts'
import { applyMigrations } from '#server/adapters/postgres/migrate.ts'

/** Runs `work` on a migrated database of its own with the example FAQ, on the server that `database` names. */
export async function withEmptyDatabase(
  database: string,
  work: (url: string) => Promise<void>,
): Promise<void> {
  const name = `support_bot_bench_${randomUUID().replaceAll('-', '')}`
  const url = new URL(database)
  url.pathname = `/${name}`
  const admin = new pg.Client({ connectionString: database })
  await admin.connect()
  try {
    await admin.query(`CREATE DATABASE ${name}`)
    await applyMigrations({ url: url.href })
    const { db, close } = createDatabase({ url: url.href })
    await seedFaqs(db)
    await close()
    await work(url.href)
  } finally {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    await admin.end()
  }
}
