import { existsSync, globSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { buildClient } from '#server/start/build-client.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Why the client could not be built; null when it is there. */
    clientBuildFailure: string | null
  }
}

const root = join(import.meta.dirname, '../..')
const page = join(root, 'client/dist/index.html')

/**
 * Builds the client when a source is newer than its build, once per run of vitest and before any test: a browser test
 * must not look at yesterday's page, and two test files must not build at once. A client that does not build fails the
 * browser tests, not everybody's.
 */
export default async function setup({ provide }: TestProject): Promise<void> {
  provide('clientBuildFailure', null)
  if (existsSync(page) && newestSource() <= statSync(page).mtimeMs) return
  try {
    await buildClient()
  } catch (error) {
    provide('clientBuildFailure', String(error))
  }
}

function newestSource(): number {
  const sources = globSync(['client/**/*.{ts,tsx,css,html,svg,graphql}', 'schema.graphql', 'codegen.ts'], {
    cwd: root,
    exclude: ['client/dist/**', 'client/src/gql/**', 'client/**/*.test.ts'],
  })
  return Math.max(...sources.map((path) => statSync(join(root, path)).mtimeMs))
}
