import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { generate, loadCodegenConfig } from '@graphql-codegen/cli'
import type { Plugin } from 'vite'

const repository = fileURLToPath(new URL('../..', import.meta.url))
const generated = fileURLToPath(new URL('../src/gql/graphql.ts', import.meta.url))

/**
 * Writes the typed GraphQL documents before a build and, when they are missing, before the dev server starts.
 * They are not committed, so without this a fresh clone could not be built.
 */
export function generatedDocuments(): Plugin {
  return {
    name: 'generated-documents',
    async config(_config, { command }) {
      if (command === 'serve' && existsSync(generated)) return
      const { config } = await loadCodegenConfig({ configFilePath: `${repository}/codegen.ts` })
      await generate({ ...config, cwd: repository, silent: true }, true)
    },
  }
}
