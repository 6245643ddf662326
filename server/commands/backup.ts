import { backUpEmbedded, restoreEmbedded } from '../adapters/postgres/embedded/embedded-backup.ts'
import { loadConfig } from '../config.ts'

const usage = `Backs up and restores the embedded database, while the server is stopped.

  npm run backup -- FILE.tar.gz
  npm run restore -- FILE.tar.gz
`

async function main(): Promise<void> {
  const [action, file] = process.argv.slice(2)
  const config = loadConfig(process.env)
  if (!file || (action !== 'backup' && action !== 'restore')) return fail(usage)
  if (config.DATABASE_URL !== null) {
    return fail('DATABASE_URL names a PostgreSQL server: use its own pg_dump and pg_restore.')
  }
  if (action === 'backup') {
    const bytes = await backUpEmbedded(config.DATA_DIR, file)
    console.log(
      `${file}: ${(bytes / 1e6).toFixed(1)} MB. Keep it as you keep the customers' conversations in it.`,
    )
  } else {
    const before = await restoreEmbedded(config.DATA_DIR, file, new Date())
    console.log(`Restored into ${config.DATA_DIR}.${before ? ` What was there is in ${before}.` : ''}`)
  }
}

function fail(message: string): void {
  console.error(message)
  process.exitCode = 1
}

main().catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)))
