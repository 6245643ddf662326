import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbeddedDatabase } from '#server/adapters/postgres/embedded/embedded-database.ts'

/** Runs `work` with an empty database that is thrown away afterwards. It takes seconds to make. */
export async function withShadowDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'shadow-database-'))
  try {
    const database = await openEmbeddedDatabase({ dataDir })
    try {
      return await work(database.url)
    } finally {
      await database.close()
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}
