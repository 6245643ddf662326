import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { generateIfStale } from '../../prisma/generate.ts'
import {
  isServerReachable,
  prepareEmbeddedTemplate,
  prepareServerTemplate,
  testServerUrl,
} from './database-templates.ts'
import { findLeaks } from './find-leaks.ts'
import { OUTPUT_FOLDER } from './kept-output.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of a migrated, empty embedded database, to be copied. */
    embeddedTemplate: string
    /** The same on a PostgreSQL server; null when there is none. */
    serverTemplate: { url: string; name: string } | null
  }
}

/** Once per run of vitest, before the first test file is loaded; what it returns, after the last one. */
export default async function setup({ provide }: TestProject): Promise<() => void> {
  console.info('All tests take about 15 minutes on two cores; one file: npm test -- path')
  generateIfStale()
  const folder = mkdtempSync(join(tmpdir(), 'test-output-'))
  process.env[OUTPUT_FOLDER] = folder
  provide('embeddedTemplate', await prepareEmbeddedTemplate())
  const url = testServerUrl()
  if (await isServerReachable(url)) {
    provide('serverTemplate', { url, name: await prepareServerTemplate(url) })
    return () => lookThrough(folder)
  }
  const wanted = `no PostgreSQL server at ${url}. Start one there, or set TEST_DATABASE_URL to one where this user may create databases.`
  if (process.env.CI || process.env.TEST_DATABASE_URL) throw new Error(`There is ${wanted}`)
  console.info(`Skipped the suites on a server: there is ${wanted}`)
  provide('serverTemplate', null)
  return () => lookThrough(folder)
}

/** Everything that servers and programs printed in this run, at the finest level of the log. */
function lookThrough(folder: string): void {
  const printed = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
  rmSync(folder, { recursive: true, force: true })
  const leaks = printed.flatMap(findLeaks)
  if (leaks.length === 0) return
  throw new Error(
    `Secrets or message texts were printed, ${leaks.length} times:\n${leaks.slice(0, 20).join('\n')}`,
  )
}
