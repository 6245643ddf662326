import { brandWithType } from '@pothos/core'
import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isListType,
  isObjectType,
  isUnionType,
} from 'graphql'

/** One field of a thing, to be read as if some field had led to that. */
export interface FieldProbe {
  /** `Type.field`; of a second thing of a type with what is different: `Faq, disabled.answer`. */
  name: string
  field: GraphQLField<unknown, unknown>
  /** The field of Query that leads to the thing, for everybody. */
  door: string
}

type Things = Record<string, object>

export interface Stored {
  /** What really is stored, by type, or by `Type, how it differs`. */
  things: Things
  /** What of it things that are made up name: ids, above all. */
  names: object
}

/**
 * A field of Query for each field of each object type, that leads to a thing of that type and is for everybody. What the
 * viewer then gets depends on the type and the field alone: the lock of an inner door is tried although there is
 * another one before it.
 */
export function addFieldProbes(schema: GraphQLSchema, { things, names }: Stored): FieldProbe[] {
  const query = schema.getQueryType()
  if (!query) throw new Error('A schema has a query type.')
  const roots: unknown[] = [query, schema.getMutationType(), schema.getSubscriptionType()]
  const types = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType =>
      isObjectType(type) && !type.name.startsWith('__') && !roots.includes(type),
  )
  const variants = Object.keys(things).filter((name) => !(name in schema.getTypeMap()))
  const probes = [...types.map(({ name }) => name), ...variants].flatMap((name) => {
    const type = types.find((one) => one.name === name.split(',')[0])
    if (!type) throw new Error(`There is no object type ${name}.`)
    const thing = thingOf(type, things, names, name)
    return Object.values(type.getFields()).map((field) => ({
      name: `${name}.${field.name}`,
      type,
      field,
      thing,
    }))
  })
  return probes.map(({ name, type, field, thing }, index) => {
    const door = `door${index}`
    // The type's own map, in which execution and validation look fields up.
    query.getFields()[door] = {
      ...{ name: door, description: null, type, args: [], deprecationReason: null, astNode: null },
      ...{ extensions: {}, subscribe: undefined, resolve: () => thing },
    }
    return { name, field, door }
  })
}

export function removeFieldProbes(schema: GraphQLSchema, probes: readonly FieldProbe[]): void {
  for (const { door } of probes) delete schema.getQueryType()?.getFields()[door]
}

/** Of a type of which nothing is stored by itself one is made up. */
function thingOf(type: GraphQLObjectType, known: Things, names: object, name = type.name): object {
  const thing = known[name] ?? { ...madeUp(type, known, names), ...names }
  brandWithType(thing, type.name as never)
  return thing
}

function madeUp(type: GraphQLObjectType, known: Things, names: object): object {
  const fields = Object.values(type.getFields())
  return Object.fromEntries(fields.map((field) => [field.name, sampleOf(field.type, known, names)]))
}

function sampleOf(type: GraphQLOutputType, known: Things, names: object): unknown {
  if (isListType(getNullableType(type))) return []
  const named: GraphQLNamedType = getNamedType(type)
  if (isEnumType(named)) return named.getValues()[0]?.value
  if (isUnionType(named)) return {}
  if (isObjectType(named)) return thingOf(named, known, names)
  const scalars: Record<string, unknown> = { Int: 1, Float: 1, Boolean: true, DateTime: new Date(), JSON: {} }
  return scalars[named.name] ?? '01890000-0000-7000-8000-000000000000'
}
