import { complexityFromQuery } from '@pothos/plugin-complexity'
import { type DocumentNode, type GraphQLSchema, getOperationAST, Kind } from 'graphql'

/** Of every operation, whatever it asks for, and of one that cannot run: it is received, read and looked up. */
export const BASE_COST = 10

/** The operation as GraphQL runs it. */
export interface OperationArguments {
  schema: GraphQLSchema
  document: DocumentNode
  operationName?: string | null | undefined
  variableValues?: Record<string, unknown> | null | undefined
  contextValue?: object | undefined
}

/**
 * What an operation costs, in points: 10, and 1 for each field, more for one that searches or writes (`complexity` in
 * the schema), as often as the page of its list holds entries.
 */
export function costOf(operation: OperationArguments): number {
  const { schema, document, operationName, variableValues, contextValue } = operation
  const chosen = getOperationAST(document, operationName)
  if (!chosen) return BASE_COST
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION)
  try {
    const { complexity } = complexityFromQuery(
      { kind: Kind.DOCUMENT, definitions: [chosen, ...fragments] },
      { schema, ...(contextValue ? { ctx: contextValue } : {}), variables: variableValues ?? {} },
    )
    return BASE_COST + Math.ceil(complexity)
  } catch {
    // Variables that do not fit: running it will say which.
    return BASE_COST
  }
}
