import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core'
import { DomainError } from '#server/domain/errors.ts'
import type { Payers } from '#server/ports/correlation.ts'
import type { Span } from '#server/ports/tracer.ts'
import type { RequestContext } from '../context.ts'
import { type PluginResolver, requestOf } from './plugin-resolver.ts'

const types = { Query: 'query', Mutation: 'mutation', Subscription: 'subscription' } as const

/** Counts, times and traces every root field, and lets what it does be found by its request's id. */
class ObservePlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(
    resolver: PluginResolver<Types>,
    field: PothosOutputFieldConfig<Types>,
  ): PluginResolver<Types> {
    return field.kind === 'Query' || field.kind === 'Mutation'
      ? observed(resolver, field.name, types[field.kind])
      : resolver
  }

  override wrapSubscribe(
    subscribe: PluginResolver<Types> | undefined,
    field: PothosOutputFieldConfig<Types>,
  ): PluginResolver<Types> | undefined {
    return subscribe && observed(subscribe, field.name, 'subscription')
  }
}

function observed<Types extends SchemaTypes>(
  resolver: PluginResolver<Types>,
  field: string,
  type: (typeof types)[keyof typeof types],
): PluginResolver<Types> {
  return (root, args, context, info) => {
    const { deps, requestId, traceparent } = requestOf(context)
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
    const traced = () => deps.tracer.run('request', facts, work, traceparent)
    return deps.correlation.run(requestId, () =>
      deps.correlation.charge(payersOf(requestOf(context)), traced),
    )
  }
}

/** Keys' owners pay for themselves: their servers speak for many customers from one address. */
function payersOf({ viewer, address }: RequestContext): Payers {
  if (viewer.kind === 'customer') return { sessionId: viewer.session.id, address }
  return viewer.kind === 'anonymous' ? { address } : { keyId: viewer.key.id }
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
