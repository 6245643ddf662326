import { type DocumentNode, Kind, print, stripIgnoredCharacters } from 'graphql'
import type { Plugin } from 'vite'

const library = '@0no-co/graphql.web'
const standIn = '\0graphql-printed'
const generatedDocument = /^export const (\w+Document) = (\{.*\}) as unknown as .*;$/gm

/**
 * Puts each generated document into the bundle as the text that is sent, and leaves GraphQL's parser and printer out:
 * parsing and printing at build time saves 3 kB gzip of every first load. What @urql/core reads of a document, the
 * operation's kind and name, stays beside the text.
 */
export function printedDocuments(): Plugin {
  return {
    name: 'printed-documents',
    // The dev server bundles @urql/core before any plugin sees it, printer included.
    apply: 'build',
    enforce: 'pre',
    resolveId(source, importer) {
      return source === library && importer?.includes('@urql') ? standIn : undefined
    },
    load(id) {
      if (id !== standIn) return undefined
      return `export { GraphQLError, Kind } from '${library}'
        export const print = ({ text }) => text
        export function parse() { throw new Error('Hand in a document from src/gql/graphql.ts.') }`
    },
    transform(code, id) {
      if (!/\/src\/gql\/.*graphql\.ts$/.test(id)) return undefined
      return code.replaceAll(generatedDocument, (_line, name: string, json: string) => {
        return `export const ${name} = ${JSON.stringify(printed(JSON.parse(json)))};`
      })
    },
  }
}

function printed(document: DocumentNode): object {
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)
  const { kind, operation: type, name } = operation ?? {}
  return {
    kind: document.kind,
    definitions: [{ kind, operation: type, name: { value: name?.value } }],
    text: stripIgnoredCharacters(print(document)),
  }
}
