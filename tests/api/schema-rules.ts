import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql'

/** `takeTicket`, `escalate`: a verb first, then perhaps what it is done to. */
const mutationName = /^[a-z]+(?:[A-Z][a-z]+)*$/

/** What the contract has named before the rules. */
const exempt = new Set([
  'Query.sessions(search)',
  // A view of the API key with that id, which is the Node.
  'Agent',
  'Message.clientMessageId',
  'SendMessageInput.clientMessageId',
  'SendAgentMessageInput.clientMessageId',
])

/** The rules of docs/api.md that a schema can be held to; each line names an element that breaks one. */
export function findRuleViolations(schema: GraphQLSchema): string[] {
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'))
  return [
    ...Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap((field) =>
      mutationRules(schema, field),
    ),
    ...types.flatMap(typeRules),
  ].filter((violation) => !exempt.has(violation.split(' ')[0] ?? ''))
}

function mutationRules(
  schema: GraphQLSchema,
  { name, args, type }: GraphQLField<unknown, unknown>,
): string[] {
  const at = `Mutation.${name}`
  const prefix = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`
  const [input] = args
  const result = getNamedType(type)
  const violations: string[] = []
  if (!mutationName.test(name)) violations.push(`${at} is no verbNoun`)
  if (args.length !== 1 || String(input?.type) !== `${prefix}Input!`)
    violations.push(`${at} takes something else than input: ${prefix}Input!`)
  if (input && !inputHas(input.type, 'idempotencyKey')) violations.push(`${at} takes no idempotencyKey`)
  if (!isNonNullType(type) || !isUnionType(result) || result.name !== `${prefix}Result`)
    return [...violations, `${at} returns something else than ${prefix}Result!`]
  const members = result.getTypes().map((member) => member.name)
  const errors = types(schema).filter((one) => isObjectType(one) && implementsUserError(one))
  const expected = [`${prefix}Payload`, ...errors.map((error) => error.name)]
  const strange = [
    ...members.filter((one) => !expected.includes(one)),
    ...expected.filter((one) => !members.includes(one)),
  ]
  return [...violations, ...strange.map((one) => `${at} has ${one} where others do not, or lacks it`)]
}

function types(schema: GraphQLSchema): GraphQLNamedType[] {
  return Object.values(schema.getTypeMap())
}

function implementsUserError(type: GraphQLNamedType): boolean {
  return isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'UserError')
}

function inputHas(type: unknown, field: string): boolean {
  const named = getNamedType(type as Parameters<typeof getNamedType>[0])
  return isInputObjectType(named) && field in named.getFields()
}

function typeRules(type: GraphQLNamedType): string[] {
  if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return []
  const fields = Object.values(type.getFields())
  const isPayload = type.name.endsWith('Payload')
  return [
    ...(isObjectType(type) &&
    'id' in type.getFields() &&
    !type.getInterfaces().some(({ name }) => name === 'Node')
      ? [`${type.name} has an id and is no Node`]
      : []),
    ...fields.flatMap((field) => {
      const at = `${type.name}.${field.name}`
      const named = String(field.type).replace(/[[\]!]/g, '')
      const args: readonly GraphQLArgument[] = 'args' in field ? field.args : []
      return [
        ...(isPayload && field.name === 'message'
          ? [`${at} cannot be selected beside UserError.message`]
          : []),
        ...(named === 'ID' && !/^(?:id|.*Ids?)$/.test(field.name)
          ? [`${at} is an ID and is not named so`]
          : []),
        ...(restates(field.description, [type.name, field.name])
          ? [`${at} is described by its own name`]
          : []),
        ...args.flatMap((arg) => [
          ...(['search', 'text', 'q'].includes(arg.name) && /earch|uggest/.test(`${field.name}${arg.name}`)
            ? [`${at}(${arg.name}) is what is searched, which is called query`]
            : []),
          ...(restates(arg.description, [type.name, field.name, arg.name])
            ? [`${at}(${arg.name}) is described by its own name`]
            : []),
        ]),
      ]
    }),
  ]
}

const fillers = new Set(
  'a an and as at by for from how in is it its of on one or so that the their then there these this to was what when where which who whose with it’s new'.split(
    ' ',
  ),
)

/** Whether a description has no word that the names do not have: "Which ticket." of `ticketId`. */
export function restates(description: string | null | undefined, names: readonly string[]): boolean {
  const known = new Set(names.flatMap((name) => wordsOf(name)))
  const said = wordsOf(description ?? '').filter((word) => !fillers.has(word))
  return said.every((word) => known.has(word))
}

function wordsOf(text: string): string[] {
  return text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => word.replace(/(?<=...)(?:s|ed|d)$/, ''))
}
