import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core'
import type { GraphQLFieldResolver } from 'graphql'
import { recordAction } from '#server/domain/audit/record-action.ts'
import { subjectsOf } from '#server/domain/audit/subjects-of.ts'
import type { RequestContext } from './context.ts'

/** These happen all the time and change nothing that stays. */
const unrecorded = new Set(['setTyping', 'setPresence'])

/** Of all that can be read, only this leaves a line: somebody took a customer's whole record with them. */
const recordedQueries = new Set(['personalData'])

/**
 * Writes an audit line for every mutation that staff or a partner's key has carried out. A customer's own messages
 * and wishes are in the session itself.
 */
class AuditPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(
    resolver: GraphQLFieldResolver<unknown, Types['Context'], object>,
    field: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    const isRecorded =
      field.kind === 'Mutation'
        ? !unrecorded.has(field.name)
        : field.kind === 'Query' && recordedQueries.has(field.name)
    if (!isRecorded) return resolver
    return async (root, args, context, info) => {
      const result = await resolver(root, args, context, info)
      // The builder's context is this one; a plugin is written for any.
      await record(field.name, args, result, context as unknown as RequestContext)
      return result
    }
  }
}

async function record(name: string, args: object, result: unknown, context: RequestContext): Promise<void> {
  const { deps, viewer, address, requestId } = context
  if (viewer.kind !== 'staff' && viewer.kind !== 'partner') return
  const actor = { id: viewer.key.id, name: viewer.key.name }
  await recordAction(deps, { name, actor, address, requestId, subjects: subjectsOf(args, result) })
}

declare global {
  export namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      audit: AuditPlugin<Types>
    }
  }
}

const pluginName = 'audit' as const
SchemaBuilder.registerPlugin(pluginName, AuditPlugin)

export default pluginName
