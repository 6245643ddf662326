import type { GraphQLField, GraphQLSchema } from 'graphql'
import type { FieldProbe } from './field-probes.ts'
import {
  answerOf,
  callOf,
  type FieldAnswer,
  type FieldCall,
  isDefect,
  isRefused,
  operationOf,
  type Subject,
} from './operations.ts'
import { type Role, roles } from './roles.ts'
import type { Answer, Operation } from './transports.ts'

export type Ask = (operation: Operation, role: Role) => Promise<Answer>

/** By the field's name, `Type.field`: who got it. */
export type Found = Record<string, Role[]>

export interface RootField {
  name: string
  kind: 'query' | 'mutation' | 'subscription'
  field: GraphQLField<unknown, unknown>
}

/** In one operation. */
const READS_AT_ONCE = 50
/** Each of them writes. */
const MUTATIONS_AT_ONCE = 8

export function rootFieldsOf(schema: GraphQLSchema): RootField[] {
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ] as const
  return roots.flatMap(([kind, type]) =>
    Object.values(type?.getFields() ?? {}).map((field) => ({
      name: `${type?.name}.${field.name}`,
      kind,
      field,
    })),
  )
}

export interface RootWalk {
  ask: Ask
  fields: readonly RootField[]
  /** What the field is asked about: made anew when carrying it out ends it. */
  subjectOf(root: RootField): Promise<Subject>
  /** Makes a subscription say something. */
  provoke(root: RootField): Promise<unknown>
}

/** Asks for every root field in every role. */
export async function walkRoots({ ask, fields, subjectOf, provoke }: RootWalk): Promise<Found> {
  const found: Found = Object.fromEntries(fields.map(({ name }) => [name, []]))
  await Promise.all(
    roles.map(async (role) => {
      for (const some of batchesOf(fields)) {
        const calls: FieldCall[] = []
        for (const [index, root] of some.entries())
          calls.push(aliased(`it${index}`, callOf(root.field, `it${index}`, await subjectOf(root))))
        const [first] = some
        if (!first) continue
        const operation = operationOf(first.kind, calls)
        if (first.kind === 'subscription') operation.provoke = () => provoke(first)
        const answer = await ask(operation, role)
        for (const [index, { name }] of some.entries()) {
          const one = complete(answerOf(answer, `it${index}`), `${name} as ${role}`)
          if (isDefect(one) && one.error?.extensions?.code !== 'INVALID_INPUT')
            throw new Error(`${name} as ${role}: ${JSON.stringify(one.error)}`)
          if (!isRefused(one)) found[name]?.push(role)
        }
      }
    }),
  )
  return sorted(found)
}

/**
 * A query that is refused takes all data of its operation with it, and a subscription has one field; mutations answer
 * with data. createSession makes the caller the new session's customer for the rest of the operation.
 */
function batchesOf(fields: readonly RootField[]): RootField[][] {
  const isAlone = ({ kind, field }: RootField) => kind !== 'mutation' || field.name === 'createSession'
  return [
    ...fields.filter(isAlone).map((root) => [root]),
    ...chunksOf(
      fields.filter((root) => !isAlone(root)),
      MUTATIONS_AT_ONCE,
    ),
  ]
}

/**
 * Reads every field of every type in every role. Who gets less than an admin, without a word about it, has not got it:
 * some fields say null, false or nothing instead of an error.
 */
export async function walkTypes(ask: Ask, probes: readonly FieldProbe[]): Promise<Found> {
  const read = new Map(
    await Promise.all(roles.map(async (role) => [role, await readAll(ask, probes, role)] as const)),
  )
  const all = read.get('admin')
  return Object.fromEntries(
    probes.map(({ name }) => [
      name,
      roles.filter((role) => {
        const seen = read.get(role)?.get(name)
        return seen !== undefined && seen !== REFUSED && seen === all?.get(name)
      }),
    ]),
  )
}

const REFUSED = 'refused'

/** What the role sees of each, as a text. */
async function readAll(ask: Ask, probes: readonly FieldProbe[], role: Role): Promise<Map<string, string>> {
  const seen = new Map<string, string>()
  for (const some of chunksOf(probes, READS_AT_ONCE)) {
    const calls = some.map(({ door, field }) => {
      const call = callOf(field, door, nothing)
      return { ...call, text: `${door} { ${call.text} }` }
    })
    const answer = await ask(operationOf('query', calls), role)
    for (const { name, door, field } of some) {
      const { value, error } = complete(answerOf(answer, door), `${name} as ${role}`)
      const isRefusal = isRefused({ value: true, error })
      const own = (value as Record<string, unknown> | null)?.[field.name]
      seen.set(name, isRefusal ? REFUSED : (error?.message ?? JSON.stringify(own)))
    }
  }
  return seen
}

const nothing: Subject = { id: '01890000-0000-7000-8000-000000000000', agentId: '' }

function aliased(alias: string, call: FieldCall): FieldCall {
  return { ...call, text: `${alias}: ${call.text}` }
}

/** An operation that was refused as a whole says nothing about its fields. */
function complete(answer: FieldAnswer, at: string): FieldAnswer {
  const { error } = answer
  const code = error?.extensions?.code
  if (error && (error.path === undefined || code === 'RATE_LIMITED'))
    if (!['NOT_FOUND', 'FORBIDDEN', 'UNAUTHENTICATED'].includes(String(code)))
      throw new Error(`${at}: ${JSON.stringify(error)}`)
  return answer
}

/** In the order of the roles, so that two walks are alike. */
function sorted(found: Found): Found {
  return Object.fromEntries(
    Object.entries(found).map(([name, who]) => [name, roles.filter((role) => who.includes(role))]),
  )
}

function chunksOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
}
