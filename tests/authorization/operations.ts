import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isUnionType,
} from 'graphql'
import type { Answer, AnswerError, Operation } from './transports.ts'

type Field = Pick<GraphQLField<unknown, unknown>, 'name' | 'args' | 'type'>

/** What an argument is about: the thing itself, and an agent for what takes one. */
export interface Subject {
  id: string
  agentId: string
}

/** One field of an operation, with what it has to have declared. */
export interface FieldCall {
  declared: string[]
  text: string
  variables: Record<string, unknown>
}

/** Calls the field with what its arguments require; the names of its variables begin with `prefix`. */
export function callOf(field: Field, prefix: string, subject: Subject): FieldCall {
  const required = field.args.filter(({ type }) => isNonNullType(type))
  const variableOf = (name: string) => `${prefix}_${name}`
  const passed = required.map(({ name }) => `${name}: $${variableOf(name)}`).join(', ')
  return {
    declared: required.map(({ name, type }) => `$${variableOf(name)}: ${type}`),
    text: `${field.name}${passed && `(${passed})`} ${selectionOf(field.type)}`,
    variables: Object.fromEntries(
      required.map((argument) => [variableOf(argument.name), valueFor(argument, subject)]),
    ),
  }
}

export function operationOf(
  kind: 'query' | 'mutation' | 'subscription',
  calls: readonly FieldCall[],
): Operation {
  const declared = calls.flatMap((call) => call.declared).join(', ')
  return {
    query: `${kind} ${declared && `(${declared})`} { ${calls.map(({ text }) => text).join(' ')} }`,
    variables: Object.assign({}, ...calls.map(({ variables }) => variables)),
  }
}

function selectionOf(type: GraphQLOutputType): string {
  const named = getNamedType(type)
  if (!isCompositeType(named)) return ''
  const failure = isUnionType(named) && named.name.endsWith('Result')
  return `{ __typename ${failure ? '... on UserError { code message }' : ''} }`
}

/** Nothing valid, so that nothing is stored: what is allowed goes as far as InvalidInput. */
function valueFor({ name, type }: GraphQLArgument | GraphQLInputField, subject: Subject): unknown {
  const named = getNamedType(type)
  if (isListType(getNullableType(type))) return []
  if (name === 'agentId') return subject.agentId
  if (named.name === 'SendMessageInput') return { sessionId: subject.id, text: 'thanks' }
  if (isInputObjectType(named)) {
    const required = Object.values(named.getFields()).filter((field) => isNonNullType(field.type))
    return Object.fromEntries(required.map((field) => [field.name, valueFor(field, subject)]))
  }
  const byName: Record<string, unknown> = {
    ...{ role: 'AGENT', userId: 'maya', query: 'hello', reason: 'Help', language: 'en' },
  }
  return named.name === 'ID'
    ? subject.id
    : (byName[name] ?? { String: '', Int: 1, Boolean: true }[named.name])
}

const refusals: unknown[] = ['NOT_FOUND', 'FORBIDDEN', 'UNAUTHENTICATED']

/** What an answer has for one of its fields. */
export interface FieldAnswer {
  value: unknown
  error: AnswerError | undefined
}

export function answerOf({ data, errors }: Answer, alias: string): FieldAnswer {
  return {
    value: data?.[alias] ?? null,
    error: errors?.find(({ path }) => path === undefined || path[0] === alias),
  }
}

/** Nothing of the thing itself, and no difference to what is not there at all. */
export function isRefused({ value, error }: FieldAnswer): boolean {
  if (error) return refusals.includes(error.extensions?.code)
  return value === null || refusals.includes((Object(value) as { code?: unknown }).code)
}

export function isDefect({ error }: FieldAnswer): boolean {
  return error !== undefined && !refusals.includes(error.extensions?.code)
}
