import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core'
import { markSeen } from '#server/domain/agent/mark-seen.ts'
import { afterwards, type PluginResolver } from './plugin-resolver.ts'

/** A console sends these by itself whenever a customer writes, whoever sits in front of it. */
const byItself = new Set(['translateMessages'])

/** Every other mutation of a member of staff is a sign of life: it says that the agent is not away. */
class PresencePlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(
    resolver: PluginResolver<Types>,
    field: PothosOutputFieldConfig<Types>,
  ): PluginResolver<Types> {
    if (field.kind !== 'Mutation' || byItself.has(field.name)) return resolver
    return afterwards(resolver, async ({ deps, viewer }) => {
      if (viewer.kind === 'staff') await markSeen(deps, viewer.key)
    })
  }
}

declare global {
  export namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      presence: PresencePlugin<Types>
    }
  }
}

const pluginName = 'presence' as const
SchemaBuilder.registerPlugin(pluginName, PresencePlugin)

export default pluginName
