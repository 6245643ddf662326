import type { TestProject } from 'vitest/node'
import { generateIfStale } from '../../prisma/generate.ts'
import {
  isServerReachable,
  prepareEmbeddedTemplate,
  prepareServerTemplate,
  testServerUrl,
} from './database-templates.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of a migrated, empty embedded database, to be copied. */
    embeddedTemplate: string
    /** The same on a PostgreSQL server; null when there is none. */
    serverTemplate: { url: string; name: string } | null
  }
}

/** Once per run of vitest, before the first test file is loaded. */
export default async function setup({ provide }: TestProject): Promise<void> {
  generateIfStale()
  provide('embeddedTemplate', await prepareEmbeddedTemplate())
  const url = testServerUrl()
  if (await isServerReachable(url)) {
    provide('serverTemplate', { url, name: await prepareServerTemplate(url) })
    return
  }
  const wanted = `no PostgreSQL server at ${url}. Start one there, or set TEST_DATABASE_URL to one where this user may create databases.`
  if (process.env.CI || process.env.TEST_DATABASE_URL) throw new Error(`There is ${wanted}`)
  console.info(`Skipped the suites on a server: there is ${wanted}`)
  provide('serverTemplate', null)
}
