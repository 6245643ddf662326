import { loadConfig } from '#server/config.ts'
import { startApp } from '#server/start/app.ts'
import type { App } from '#server/start/compose-app.ts'
import { keptOutput } from './kept-output.ts'
import { type DatabaseKind, openTestDatabase, type TestDatabase } from './test-database.ts'

export interface RunningApp {
  url: string
  app: App
  database: TestDatabase
  close(): Promise<void>
}

export interface StartOptions {
  /** Settings as in the environment; nothing of this process's own environment is used. */
  env?: Record<string, string>
  /** Which database; the embedded one by default. */
  database?: DatabaseKind
}

export const TEST_ADMIN_KEY = 'ak_test_admin_key_of_no_server'

/** The whole server in this process on a port of the system's choosing, with a database of its own. Its log is kept aside. */
export async function startTestApp({ env = {}, database: kind }: StartOptions = {}): Promise<RunningApp> {
  const database = await openTestDatabase(kind)
  const config = loadConfig({
    PORT: '0',
    DATABASE_URL: database.url,
    ADMIN_KEY: TEST_ADMIN_KEY,
    LOG_LEVEL: 'trace',
    RATE_LIMIT_REQUESTS: '1000',
    COST_LIMIT_ADDRESS: '100000000',
    COST_LIMIT_CREDENTIAL: '100000000',
    UNKNOWN_CREDENTIAL_LIMIT: '100000',
    ...env,
  })
  try {
    const app = await startApp(config, { logTo: keptOutput })
    return {
      url: app.url,
      app,
      database,
      async close() {
        await app.close()
        await database.close()
      },
    }
  } catch (error) {
    await database.close()
    throw error
  }
}
