import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core'
import { recordAction } from '#server/domain/audit/record-action.ts'
import { subjectsOf } from '#server/domain/audit/subjects-of.ts'
import type { RequestContext } from '../context.ts'
import { afterwards, type PluginResolver } from './plugin-resolver.ts'

/** These happen all the time, by themselves while an agent works, and change nothing of a session. */
const unrecorded = new Set(['setTyping', 'setPresence', 'translateMessages', 'translateReply'])

/** Of all that can be read, only this leaves a line: a customer's whole record was taken away. */
const recordedQueries = new Set(['personalData'])

/**
 * Writes an audit line for every mutation that staff or a partner's key has carried out. A customer's own messages
 * and wishes are in the session itself.
 */
class AuditPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(
    resolver: PluginResolver<Types>,
    field: PothosOutputFieldConfig<Types>,
  ): PluginResolver<Types> {
    const isRecorded =
      field.kind === 'Mutation'
        ? !unrecorded.has(field.name)
        : field.kind === 'Query' && recordedQueries.has(field.name)
    if (!isRecorded) return resolver
    return afterwards(resolver, async (request, args, result) => {
      // A repeated result was carried out, and recorded, by the request that came first.
      if (!request.replayed.has(Object(result))) await record(field.name, args, result, request)
    })
  }
}

async function record(name: string, args: object, result: unknown, context: RequestContext): Promise<void> {
  if (isOneOfMany(name, args)) return
  const { deps, viewer, address, requestId } = context
  if (viewer.kind !== 'staff' && viewer.kind !== 'partner') return
  const actor = { id: viewer.key.id, name: viewer.key.name }
  await recordAction(deps, { name, actor, address, requestId, subjects: subjectsOf(args, result) })
}

/** A dry run does nothing, and an import of a large file takes many calls: its first one leaves the line. */
function isOneOfMany(name: string, args: object): boolean {
  const input = 'input' in args && typeof args.input === 'object' && args.input !== null ? args.input : {}
  return (
    ('dryRun' in input && input.dryRun === true) ||
    (name === 'importFaqs' && 'importId' in input && input.importId != null)
  )
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
