import { withEmptyDatabase } from '../with-empty-database.ts'
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
  await withEmptyDatabase(database, async (url) => {
    await fillHistory(url, MILLION)
    await work(url)
  })
}
