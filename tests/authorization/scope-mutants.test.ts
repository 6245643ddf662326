import { type GraphQLSchema, getNamedType, isObjectType } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningApp, startTestApp } from '#server/testing/start-app.ts'
import { undeclaredPermissions } from '../api/undeclared-permissions.ts'
import { createAskInProcess } from './ask-in-process.ts'
import { callersOfRoots } from './expectations/callers-of-roots.ts'
import { expectedReaders } from './expectations/readers-of-fields.ts'
import { addFieldProbes, type Stored } from './field-probes.ts'
import { type Cast, castRoles, type Role, roles } from './roles.ts'
import { type DeclaredScope, declaredScopes, schemaWith } from './scope-mutants.ts'
import { storeThings } from './subjects.ts'
import { type Found, rootFieldsOf, walkRoots, walkTypes } from './walk.ts'

/** WHO_MAY=all removes each scope in turn; otherwise a few, so that this keeps working. */
const isWhole = process.env.WHO_MAY === 'all'
const few = ['Message', 'Faq.phrasings', 'Query.tickets', 'Mutation.takeTicket', 'Subscription.inboxEvents']
const scopes = declaredScopes()
const guards = scopes.filter(({ isOpen }) => !isOpen)
const removed = guards.filter(({ name }) => isWhole || few.includes(name))
const anyone = () => ({ anyone: true })

let app: RunningApp
let cast: Cast
let stored: Stored

beforeAll(async () => {
  app = await startTestApp({ env: { EMBEDDINGS: 'off', LOG_LEVEL: 'fatal' } })
  cast = await castRoles(app)
  stored = await storeThings(app, cast)
})
afterAll(() => app?.close())

test('the scopes that are declared keep out all but those in the table, without anything behind them', async () => {
  const declared = schemaWith(guards, (place) => place.scopes)
  for (const scope of guards) expect(await walkOf(scope, declared)).toEqual(expectedOf(scope))
}, 120_000)

test.each(removed)(
  'without the scope of $name a walk finds more',
  async (scope) => {
    expect(await walkOf(scope, schemaWith([scope, ...guardsBehind(scope)], anyone))).not.toEqual(
      expectedOf(scope),
    )
  },
  60_000,
)

test('without a scope that lets everybody in the rule of the schema finds its element', () => {
  const open = scopes.filter(({ isOpen, field, isRoot }) => isOpen && (field === null || isRoot))
  expect(open.length).toBeGreaterThan(0)
  const found = undeclaredPermissions(schemaWith(open, () => undefined))
  expect(open.map(({ name }) => name).filter((name) => !found.includes(name))).toEqual([])
})

/** Of the type that a field leads to: it would keep out whom the field lets in. Each is removed by itself, too. */
function guardsBehind({ type, field }: DeclaredScope): DeclaredScope[] {
  const owner = schemaWith([], anyone).getType(type)
  if (field === null || !isObjectType(owner)) return []
  const leadsTo = getNamedType(owner.getFields()[field]?.type)
  return guards.filter((guard) => guard.field === null && guard.type === leadsTo?.name)
}

/** Who gets what the scope guards. */
async function walkOf(scope: DeclaredScope, schema: GraphQLSchema): Promise<Found> {
  const ask = createAskInProcess(schema, app.app.deps, cast)
  if (!scope.isRoot)
    return walkTypes(
      ask,
      addFieldProbes(schema, stored).filter(({ name }) => isGuarded(scope, name)),
    )
  return walkRoots({
    ask,
    fields: rootFieldsOf(schema).filter(({ name }) => name === scope.name),
    subjectOf: async () => ({ id: cast.customer.id, agentId: cast.agentId }),
    provoke: async () => undefined,
  })
}

function expectedOf(scope: DeclaredScope): Record<string, readonly Role[]> {
  if (scope.isRoot) return { [scope.name]: roles.filter((role) => callersOfRoots[scope.name]?.has(role)) }
  return Object.fromEntries(Object.entries(expectedReaders).filter(([name]) => isGuarded(scope, name)))
}

/** `Faq` guards `Faq.answer` and `Faq, disabled.answer`. */
function isGuarded({ type, field }: DeclaredScope, name: string): boolean {
  const [thing, read] = name.split('.')
  return thing?.split(',')[0] === type && (field === null || field === read)
}
