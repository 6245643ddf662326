import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadConfig } from '#server/config.ts'
import { startApp } from '#server/start/app.ts'
import type { App } from '#server/start/compose-app.ts'
import { isServerReachable, runOn, testServerUrl, withDatabase } from '#server/testing/database-templates.ts'
import { type ScriptedModel, startScriptedModel } from '#server/testing/scripted-model.ts'

export const SOAK_ADMIN_KEY = 'ak_soak_admin_key'

export interface SoakApp {
  app: App
  url: string
  model: ScriptedModel
  database: string
  close(): Promise<void>
}

/** The whole server in this process, on a new database: a server's when there is one, else embedded. */
export async function startSoakApp(env: Record<string, string> = {}): Promise<SoakApp> {
  const opened = new AsyncDisposableStack()
  try {
    const { database, settings } = await chooseDatabase(opened)
    const model = await startScriptedModel()
    opened.defer(() => model.close())
    const config = loadConfig({
      PORT: '0',
      ADMIN_KEY: SOAK_ADMIN_KEY,
      LOG_LEVEL: 'silent',
      EMBEDDINGS: 'off',
      GROUNDING: 'open',
      RATE_LIMIT_REQUESTS: '1000000',
      COST_LIMIT_ADDRESS: '999999999',
      COST_LIMIT_CREDENTIAL: '999999999',
      OPENROUTER_API_KEY: 'sk-or-soak',
      OPENROUTER_BASE_URL: model.url,
      MODEL_TIMEOUT_SECONDS: '5',
      ...settings,
      ...env,
    })
    const app = await startApp(config)
    opened.defer(() => app.close())
    return { app, url: app.url, model, database, close: () => opened.disposeAsync() }
  } catch (error) {
    await opened.disposeAsync()
    throw error
  }
}

async function chooseDatabase(
  opened: AsyncDisposableStack,
): Promise<{ database: string; settings: Record<string, string> }> {
  const server = testServerUrl()
  if (await isServerReachable(server)) {
    const name = `support_bot_soak_${randomUUID().replaceAll('-', '')}`
    const run = (sql: string) => runOn(server, (client) => client.query(sql))
    await run(`CREATE DATABASE ${name}`)
    opened.defer(() => run(`DROP DATABASE ${name} WITH (FORCE)`))
    return { database: 'PostgreSQL server', settings: { DATABASE_URL: withDatabase(server, name) } }
  }
  const folder = await mkdtemp(join(tmpdir(), 'soak-'))
  opened.defer(() => rm(folder, { recursive: true, force: true }))
  return { database: 'embedded PostgreSQL', settings: { DATA_DIR: folder } }
}
