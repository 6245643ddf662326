import { type GraphQLSchema, isObjectType } from 'graphql'

/** Root fields and object types that do not say who may: a field without scopes is for everybody by forgetting. */
export function undeclaredPermissions(schema: GraphQLSchema): string[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  const fields = roots.flatMap((root) =>
    Object.values(root?.getFields() ?? {}).map((field) => ({
      ...field,
      name: `${root?.name}.${field.name}`,
    })),
  )
  const types = Object.values(schema.getTypeMap()).filter(
    (type) =>
      isObjectType(type) && !type.name.startsWith('__') && !roots.some((root) => root?.name === type.name),
  )
  return [...fields, ...types].filter(({ extensions }) => !declaresScopes(extensions)).map(({ name }) => name)
}

function declaresScopes(extensions: Readonly<Record<string, unknown>>): boolean {
  const options = Object(extensions.pothosOptions) as { authScopes?: unknown }
  return options.authScopes !== undefined
}
