import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { seedFaqs } from '#prisma/seed/seed-faq.ts'
import { createDatabase } from '#server/adapters/postgres/connect.ts'
import { applyMigrations } from '#server/adapters/postgres/migrate.ts'
import { fillHistory, MILLION } from './fill-history.ts'

export interface HistoryOptions {
  /** A PostgreSQL server on which a database may be created. */
  database: string | null
  /** A database that was filled before; it is used as it is. */
  filled: string | null
}

/** Runs `work` on a filled database: the one that is named, else one of its own on the server, dropped afterwards. */
export async function withHistory(
  { database, filled }: HistoryOptions,
  work: (url: string) => Promise<void>,
): Promise<void> {
  if (filled !== null) return work(filled)
  if (database === null) {
    console.log('skipped: needs a PostgreSQL server, --database postgresql://…')
    return
  }
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
    await fillHistory(url.href, MILLION)
    await work(url.href)
  } finally {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    await admin.end()
  }
}
