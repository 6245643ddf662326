import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DocumentNode, Kind, parse } from 'graphql'

export interface ClientOperation {
  /** `chat SessionHistory` */
  name: string
  document: DocumentNode
  operationName: string
}

const root = join(import.meta.dirname, '../..')

/** Every query that the chat and the console send, each with the fragments that it may need. */
export function clientQueries(): ClientOperation[] {
  return ['chat', 'console'].flatMap((surface) => {
    const files = globSync(`client/src/${surface}/**/*.graphql`, { cwd: root })
    const definitions = files.flatMap(
      (file) =>
        parse(readFileSync(join(root, file), 'utf8')).definitions as DocumentNode['definitions'][number][],
    )
    const fragments = definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION)
    return definitions.flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION && definition.operation === 'query' && definition.name
        ? [
            {
              name: `${surface} ${definition.name.value}`,
              operationName: definition.name.value,
              document: { kind: Kind.DOCUMENT, definitions: [definition, ...fragments] } as const,
            },
          ]
        : [],
    )
  })
}
