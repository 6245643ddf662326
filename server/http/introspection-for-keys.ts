import { type DocumentNode, GraphQLError, visit } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { RequestContext } from '#server/schema/context.ts'

/** Lets staff and partners read the schema, and nobody else: their tools are built from it. */
export function introspectionForKeys(): Plugin<RequestContext> {
  const known = new WeakMap<DocumentNode, boolean>()

  function asksForSchema(document: DocumentNode): boolean {
    const asks = known.get(document) ?? hasIntrospection(document)
    known.set(document, asks)
    return asks
  }

  return {
    onExecute({ args, setResultAndStopExecution }) {
      const { viewer } = args.contextValue
      if (viewer.kind === 'staff' || viewer.kind === 'partner' || !asksForSchema(args.document)) return
      const message = 'The schema can be read with an API key; without one, it is in schema.graphql.'
      const extensions = { code: 'UNAUTHENTICATED', http: { spec: true, status: 400 } }
      setResultAndStopExecution({ errors: [new GraphQLError(message, { extensions })] })
    },
  }
}

function hasIntrospection(document: DocumentNode): boolean {
  let found = false
  visit(document, {
    Field({ name }) {
      // No field of ours may begin like this, and these two are at the root alone.
      found ||= name.value === '__schema' || name.value === '__type'
    },
  })
  return found
}
