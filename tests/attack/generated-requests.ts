import fc from 'fast-check'
import { type GraphQLField, type GraphQLSchema, getNamedType, isCompositeType } from 'graphql'

export interface GeneratedRequest {
  /** As it is sent behind /graphql?; null: it is a POST. */
  search: string | null
  body: string
  accept: string
}

const strange = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    '\0',
    '\ud800',
    'null',
    '01890000-0000-7000-8000-000000000000',
    '%',
    "' OR 1=1 --",
    '-1',
    '1e999',
  ),
)
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  strange,
  fc.integer(),
  fc.constantFrom(2 ** 31, -(2 ** 53), 1e308, -0, 0.1, true, null),
)

/** Requests by somebody who knows the schema and means no good: operations that are nearly right, and bodies that are not. */
export function generatedRequests(schema: GraphQLSchema): fc.Arbitrary<GeneratedRequest> {
  const roots = (['Query', 'Mutation'] as const).flatMap((type) =>
    Object.values(
      (type === 'Query' ? schema.getQueryType() : schema.getMutationType())?.getFields() ?? {},
    ).map((field) => ({ kind: type.toLowerCase(), field })),
  )
  const operation = fc
    .tuple(
      fc.constantFrom(...roots),
      fc.dictionary(fc.string({ maxLength: 5 }), value),
      fc.infiniteStream(value),
    )
    .map(([{ kind, field }, extra, values]) => operationOn(kind, field, extra, () => values.next().value))
  const accept = fc.constantFrom(
    'application/json',
    'application/graphql-response+json',
    '*/*',
    'text/event-stream',
    'x',
    '',
  )
  const broken = fc.tuple(operation, fc.nat(), strange).map(([body, at, inserted]) => {
    const place = at % (body.length + 1)
    return `${body.slice(0, place)}${inserted}${body.slice(place + (at % 3))}`
  })
  const body = fc.oneof(
    { weight: 6, arbitrary: operation },
    { weight: 3, arbitrary: broken },
    { weight: 1, arbitrary: fc.json({ maxDepth: 6 }) },
  )
  const search = fc.oneof(
    { weight: 4, arbitrary: fc.constant(null) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('query', 'variables', 'extensions', 'operationName', 'x'), strange, body)
        .map(
          ([name, text, json]) =>
            `query=${encodeURIComponent('{faqCategories}')}&${name}=${wellFormed(text)}&variables=${wellFormed(json).slice(0, 2000)}`,
        ),
    },
  )
  return fc.record({ search, body, accept })
}

/** A root field with all of its arguments as variables, of which some fit. */
function operationOn(
  kind: string,
  field: GraphQLField<unknown, unknown>,
  extra: Record<string, unknown>,
  next: () => unknown,
): string {
  const names = field.args.map(({ name }) => name)
  const declared = field.args.map(({ name, type }) => `$${name}: ${type}`).join(', ')
  const given = names.map((name) => `${name}: $${name}`).join(', ')
  const selection = isCompositeType(getNamedType(field.type)) ? ' { __typename }' : ''
  const variables = Object.fromEntries(
    field.args.map(({ name, type }) => {
      const inner = getNamedType(type)
      if (!('getFields' in inner)) return [name, next()]
      return [
        name,
        { ...Object.fromEntries(Object.keys(inner.getFields()).map((key) => [key, next()])), ...extra },
      ]
    }),
  )
  const query = `${kind}${declared && ` (${declared})`} { ${field.name}${given && `(${given})`}${selection} }`
  return JSON.stringify({ query, variables })
}

/** Half a surrogate pair cannot be part of a URL. */
function wellFormed(text: string): string {
  return encodeURIComponent(text.toWellFormed())
}
