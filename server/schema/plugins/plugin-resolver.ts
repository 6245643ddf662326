import type { SchemaTypes } from '@pothos/core'
import type { GraphQLFieldResolver } from 'graphql'
import type { RequestContext } from '../context.ts'

export type PluginResolver<Types extends SchemaTypes> = GraphQLFieldResolver<
  unknown,
  Types['Context'],
  object
>

/** The builder's context is a request's; a plugin is written for any. */
export function requestOf(context: object): RequestContext {
  return context as RequestContext
}

/** Does `then` once the field has its result; what it throws is the field's failure. */
export function afterwards<Types extends SchemaTypes>(
  resolver: PluginResolver<Types>,
  then: (request: RequestContext, args: object, result: unknown) => Promise<void>,
): PluginResolver<Types> {
  return async (root, args, context, info) => {
    const result = await resolver(root, args, context, info)
    await then(requestOf(context), args, result)
    return result
  }
}
