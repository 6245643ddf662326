import type { CodegenConfig } from '@graphql-codegen/cli'

/**
 * schema.graphql and the surfaces' .graphql files become typed documents in client/src/gql.
 * The documents are parsed here, at build time: no GraphQL parser has to run in the browser.
 */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  documents: 'client/src/**/*.graphql',
  ignoreNoDocuments: true,
  generates: {
    'client/src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false, skipIndexFile: true },
      config: {
        enumsAsTypes: true,
        useTypeImports: true,
        dedupeFragments: true,
        scalars: { DateTime: 'string', JSON: 'unknown', ID: 'string' },
      },
    },
  },
}

export default config
