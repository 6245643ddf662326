import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core'
import type { GraphQLFieldResolver } from 'graphql'
import { DomainError } from '#server/domain/errors.ts'
import type { Span } from '#server/ports/tracer.ts'
import type { RequestContext } from './context.ts'

type Resolver<Types extends SchemaTypes> = GraphQLFieldResolver<unknown, Types['Context'], object>

const types = { Query: 'query', Mutation: 'mutation', Subscription: 'subscription' } as const

/** Counts, times and traces every root field, and lets what it does be found by its request's id. */
class ObservePlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(resolver: Resolver<Types>, field: PothosOutputFieldConfig<Types>): Resolver<Types> {
    return field.kind === 'Query' || field.kind === 'Mutation'
      ? observed(resolver, field.name, types[field.kind])
      : resolver
  }

  override wrapSubscribe(
    subscribe: Resolver<Types> | undefined,
    field: PothosOutputFieldConfig<Types>,
  ): Resolver<Types> | undefined {
    return subscribe && observed(subscribe, field.name, 'subscription')
  }
}

function observed<Types extends SchemaTypes>(
  resolver: Resolver<Types>,
  field: string,
  type: (typeof types)[keyof typeof types],
): Resolver<Types> {
  return (root, args, context, info) => {
    // The builder's context is this one; a plugin is written for any.
    const { deps, requestId, traceparent } = context as unknown as RequestContext
    const facts = { field, type, requestId }
    const work = async (span: Span) => {
      const started = performance.now()
      const ended = (outcome: 'ok' | 'refused' | 'error') => {
        deps.metrics.operationEnded({ field, type, outcome, seconds: (performance.now() - started) / 1000 })
        span.add({ outcome })
      }
      try {
        const result = await resolver(root, args, context, info)
        ended('ok')
        return result
      } catch (error) {
        ended(error instanceof DomainError ? 'refused' : 'error')
        throw error
      }
    }
    return deps.correlation.run(requestId, () => deps.tracer.run('request', facts, work, traceparent))
  }
}

declare global {
  export namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      observe: ObservePlugin<Types>
    }
  }
}

const pluginName = 'observe' as const
SchemaBuilder.registerPlugin(pluginName, ObservePlugin)

export default pluginName
