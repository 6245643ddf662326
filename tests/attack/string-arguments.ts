import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isUnionType,
} from 'graphql'

/** A place in the schema that takes a text. */
export interface StringArgument {
  /** "Mutation.createFaq(input.question)" */
  name: string
  /** One operation that puts each of the texts there; the answer has them as t0, t1 and on. `id` names what exists. */
  operation(texts: readonly string[], id: string): { query: string; variables: Record<string, unknown> }
}

type Place = Pick<GraphQLArgument | GraphQLInputField, 'name' | 'type'>

/** Every String argument of the queries and mutations, those inside of inputs and lists too. */
export function stringArguments(schema: GraphQLSchema): StringArgument[] {
  return [schema.getQueryType(), schema.getMutationType()].flatMap((root) =>
    Object.values(root?.getFields() ?? {}).flatMap((field) =>
      pathsIn(field.args).map((path) => argumentAt(root?.name ?? '', field, path)),
    ),
  )
}

function pathsIn(places: readonly Place[], above: readonly string[] = []): string[][] {
  return places.flatMap(({ name, type }) => {
    const path = [...above, name]
    const named = getNamedType(type)
    if (named.name === 'String') return [path]
    // Filters may contain themselves; what is deeper is the same once more.
    if (!isInputObjectType(named) || path.length > 3) return []
    return pathsIn(Object.values(named.getFields()), path)
  })
}

function argumentAt(root: string, field: GraphQLField<unknown, unknown>, path: string[]): StringArgument {
  const args = field.args.filter(({ name, type }) => isNonNullType(type) || name === path[0])
  const named = getNamedType(field.type)
  const failure = isUnionType(named) && named.name.endsWith('Result')
  const wrong = '... on UserError { code } ... on InvalidInput { field }'
  const selection = isCompositeType(named) ? `{ __typename ${failure ? wrong : ''} }` : ''
  return {
    name: `${root}.${field.name}(${path.join('.')})`,
    operation(texts, id) {
      const variables: Record<string, unknown> = {}
      const declared: string[] = []
      const fields = texts.map((text, n) => {
        const passed = args.map(({ name, type }) => {
          variables[`${name}${n}`] = valueAt({ name, type }, path, { text, id })
          declared.push(`$${name}${n}: ${type}`)
          return `${name}: $${name}${n}`
        })
        return `t${n}: ${field.name}(${passed.join(', ')}) ${selection}`
      })
      return { query: `${root.toLowerCase()} (${declared.join(', ')}) { ${fields.join('\n')} }`, variables }
    },
  }
}

/** The text at the end of the path; beside the path, something that fits wherever something is required. */
function valueAt(
  { name, type }: Place,
  path: readonly string[],
  given: { text: string; id: string },
): unknown {
  const [first, ...below] = path
  const isOnPath = name === first
  const named = getNamedType(type)
  const inList = (value: unknown) => (isListType(getNullableType(type)) ? [value] : value)
  if (isOnPath && below.length === 0) return inList(given.text)
  if (!isInputObjectType(named))
    return isListType(getNullableType(type)) ? [] : fitting(name, named.name, given.id)
  const wanted = Object.values(named.getFields()).filter(
    (field) => isNonNullType(field.type) || (isOnPath && field.name === below[0]),
  )
  return inList(
    Object.fromEntries(wanted.map((field) => [field.name, valueAt(field, isOnPath ? below : [], given)])),
  )
}

function fitting(name: string, type: string, id: string): unknown {
  const byName: Record<string, unknown> = { role: 'AGENT', userId: 'maya', date: '2026-01-01' }
  const byType: Record<string, unknown> = { ID: id, String: 'Some words', Int: 1, Float: 1, Boolean: true }
  return byName[name] ?? byType[type] ?? null
}
