import type { Plugin } from 'vite'

const library = '@0no-co/graphql.web'
const standIn = '\0graphql-printer'

/**
 * Leaves the GraphQL parser out of the bundle: documents are parsed at build time (see codegen.ts), and @urql/core
 * would carry it all the same, 1.6 kB gzip of every first load, for documents that are handed in as strings.
 */
export function withoutGraphqlParser(): Plugin {
  return {
    name: 'without-graphql-parser',
    enforce: 'pre',
    resolveId(source, importer) {
      return source === library && importer?.includes('@urql') ? standIn : undefined
    },
    load(id) {
      if (id !== standIn) return undefined
      return `export { GraphQLError, Kind, print } from '${library}'
        export function parse() { throw new Error('Hand in a document from src/gql/graphql.ts.') }`
    },
  }
}
