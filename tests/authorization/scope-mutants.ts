import type { GraphQLSchema } from 'graphql'
import { InvalidInput } from '#server/domain/errors.ts'
import { builder } from '#server/schema/builder.ts'
import '#server/schema/schema.ts'

/** A permission that is declared: of a type, or of a field. */
export interface DeclaredScope {
  /** `Faq`, `Faq.phrasings`. */
  name: string
  type: string
  field: string | null
  isRoot: boolean
  scopes: unknown
  /** Says that everybody may: nothing is lost without it but the decision. */
  isOpen: boolean
  config: Declaring
}

/** What Pothos keeps of a type or a field: of another shape for each kind, and with scopes where it can have some. */
interface Declaring {
  pothosOptions: object
  resolve?: unknown
  subscribe?: unknown
}

/** All that the schema's builder holds. */
export function declaredScopes(): DeclaredScope[] {
  const { configStore } = builder
  const types = [...configStore.typeConfigs.values()].filter(({ graphqlKind }) => graphqlKind === 'Object')
  return types.flatMap((type) => [
    ...scopeIn(type, type.name, null),
    ...[...configStore.getFields(type.name).entries()].flatMap(([field, config]) =>
      scopeIn(config, type.name, field),
    ),
  ])
}

function scopeIn(config: Declaring, type: string, field: string | null): DeclaredScope[] {
  const { authScopes: scopes } = config.pothosOptions as { authScopes?: unknown }
  if (scopes === undefined) return []
  const isOpen = JSON.stringify(scopes) === JSON.stringify({ anyone: true })
  const isRoot = ['Query', 'Mutation', 'Subscription'].includes(type)
  const name = field === null ? type : `${type}.${field}`
  return [{ name, type, field, isRoot, scopes, isOpen, config }]
}

/**
 * The schema with other scopes in these places. A root field there does nothing any more but say that it was reached:
 * what its scope keeps out is seen apart from what use cases and the types behind it keep out as well.
 */
export function schemaWith(
  places: readonly DeclaredScope[],
  scopesOf: (place: DeclaredScope) => unknown,
): GraphQLSchema {
  const before = places.map(({ config }) => ({ ...config }))
  for (const place of places) {
    const { config } = place
    config.pothosOptions = { ...config.pothosOptions, authScopes: scopesOf(place) }
    if (!place.isRoot) continue
    config.resolve = reached
    if (place.type === 'Subscription') config.subscribe = reached
  }
  try {
    return builder.toSchema()
  } finally {
    for (const [index, { config }] of places.entries()) Object.assign(config, before[index])
  }
}

function reached(): never {
  throw new InvalidInput('none', 'It was reached.')
}
