import type { CodegenConfig } from '@graphql-codegen/cli'

const typedDocuments = {
  preset: 'client' as const,
  presetConfig: { fragmentMasking: false, skipIndexFile: true },
  config: {
    enumsAsTypes: true,
    useTypeImports: true,
    dedupeFragments: true,
    scalars: { DateTime: 'string', JSON: 'unknown', ID: 'string' },
  },
}

const fragments = 'client/src/chat/fragments.graphql'

/**
 * schema.graphql and the surfaces' .graphql files become typed documents in client/src/gql.
 * The documents are parsed here, at build time: no GraphQL parser has to run in the browser.
 * What most visitors of the chat do not need goes into modules of its own: in one module, all of them would load it.
 */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  ignoreNoDocuments: true,
  generates: {
    'client/src/gql/': { ...typedDocuments, documents: ['client/src/chat/chat.graphql', fragments] },
    'client/src/gql/actions/': {
      ...typedDocuments,
      documents: ['client/src/chat/actions/*.graphql', fragments],
    },
    'client/src/gql/identify/': { ...typedDocuments, documents: 'client/src/chat/identify/*.graphql' },
    'client/src/gql/listener/': { ...typedDocuments, documents: 'client/src/chat/listener/*.graphql' },
    'client/src/gql/console/': { ...typedDocuments, documents: 'client/src/console/**/*.graphql' },
  },
}

export default config
