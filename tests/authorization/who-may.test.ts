import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { schema } from '#server/schema/schema.ts'
import { request } from '#server/testing/graphql-client.ts'
import { type RunningApp, startTestApp, TEST_ADMIN_KEY } from '#server/testing/start-app.ts'
import { newKey } from '../journeys/customer.ts'
import { callersOfRoots } from './expectations/callers-of-roots.ts'
import { expectedReaders } from './expectations/readers-of-fields.ts'
import { addFieldProbes, type FieldProbe, removeFieldProbes } from './field-probes.ts'
import { answerOf, callOf, operationOf } from './operations.ts'
import { type Cast, castRoles, type Role, roles } from './roles.ts'
import { existingFor, newTicketId, storeThings } from './subjects.ts'
import { createTransports, type Operation, type Transport, type TransportName } from './transports.ts'
import { type RootField, rootFieldsOf, walkRoots, walkTypes } from './walk.ts'

/** WHO_MAY=all walks every root field over every transport: queries and mutations are over HTTP only otherwise. */
const isWhole = process.env.WHO_MAY === 'all'
const nowhere = '01890000-0000-7000-8000-000000000000'
const roots = rootFieldsOf(schema)

let app: RunningApp
let cast: Cast
let probes: FieldProbe[]
let transports: Record<TransportName, Transport>

beforeAll(async () => {
  app = await startTestApp()
  cast = await castRoles(app)
  probes = addFieldProbes(schema, await storeThings(app, cast))
  transports = createTransports(app.url)
})
afterAll(async () => {
  // Other files have the same schema.
  removeFieldProbes(schema, probes ?? [])
  await transports?.WebSocket.close()
  await app?.close()
})

const askOver = (transport: TransportName) => (operation: Operation, role: Role) =>
  transports[transport].ask(operation, cast.bearers.get(role))

describe('the expectations', () => {
  test('name every root field and nothing else', () => {
    expect(Object.keys(callersOfRoots).toSorted()).toEqual(roots.map(({ name }) => name).toSorted())
  })

  test('name every field of every type and nothing else', () => {
    expect(Object.keys(expectedReaders).toSorted()).toEqual(probes.map(({ name }) => name).toSorted())
  })
})

// Thousands of operations: longer than a test has elsewhere.
describe.each(['HTTP', 'SSE', 'WebSocket'] as const)('over %s', { timeout: 900_000 }, (transport) => {
  test('every root field is only for those in the table', async () => {
    const fields = roots.filter(({ kind }) =>
      transport === 'HTTP' ? kind !== 'subscription' : isWhole || kind === 'subscription',
    )
    const found = await walkRoots({
      ask: askOver(transport),
      fields,
      subjectOf: async ({ field }) => ({
        id: await existingFor(field.name, app, cast.customer.id),
        agentId: cast.agentId,
      }),
      provoke: ({ field }) =>
        field.name === 'inboxEvents' ? newTicketId(app.url) : cast.customer.say('hello'),
    })
    const expected = fields.map(({ name }) => [name, roles.filter((role) => callersOfRoots[name]?.has(role))])
    expect(found).toEqual(Object.fromEntries(expected))
  })

  test('every field of every type is only for those in the table', async () => {
    expect(await walkTypes(askOver(transport), probes)).toEqual(expectedReaders)
  })
})

test.each(roots)('$name looks the same to everyone else whether it exists or not', async (root) => {
  const id = await existingFor(root.field.name, app, cast.customer.id)
  for (const role of roles.filter((one) => !callersOfRoots[root.name]?.has(one)))
    expect(await ask(root, role, id), role).toEqual(await ask(root, role, nowhere))
})

/** Without what differs by the request. */
async function ask({ kind, field }: RootField, role: Role, id: string) {
  const operation = operationOf(kind, [callOf(field, 'it', { id, agentId: cast.agentId })])
  const answer = await askOver(kind === 'subscription' ? 'WebSocket' : 'HTTP')(operation, role)
  const { value, error } = answerOf(answer, field.name)
  return { value, error: error && { message: error.message, code: error.extensions?.code } }
}

describe('a refusal', () => {
  const refusal = `__typename ... on UserError { code } ... on Forbidden { missingScope requiredRole }`

  test.each([
    ['takeTicket(input: { ticketId: "x" })', 'own', null, 'AGENT'],
    ['takeTicket(input: { ticketId: "x" })', 'sessions:read', null, 'AGENT'],
    ['deleteFaq(input: { id: "x" })', 'agent', 'faqs:write', 'ADMIN'],
    ['deleteFaq(input: { id: "x" })', 'faqs:read', 'faqs:write', 'ADMIN'],
    ['resolveSession(input: { sessionId: "x" })', 'sessions:read', 'sessions:write', 'AGENT'],
    ['setTyping(input: { sessionId: "x", typing: true })', 'no scopes', 'sessions:write', 'AGENT'],
    ['revokeApiKey(input: { id: "x" })', 'faqs:write', null, 'ADMIN'],
  ] as const)('of %s to %s names what is missing', async (field, role, missingScope, requiredRole) => {
    const { data } = await request(
      app.url,
      `mutation { it: ${field} { ${refusal} } }`,
      {},
      cast.bearers.get(role),
    )
    expect(data).toEqual({ it: { __typename: 'Forbidden', code: 'FORBIDDEN', missingScope, requiredRole } })
  })

  test('of an unknown, revoked or missing credential is Unauthenticated', async () => {
    const ended = await newKey(app.url, TEST_ADMIN_KEY, 'ADMIN')
    const revoke = 'mutation ($id: ID!) { revokeApiKey(input: { id: $id }) { __typename } }'
    await request(app.url, revoke, { id: ended.id }, TEST_ADMIN_KEY)
    for (const bearer of [ended.secret, 'ak_unknown', 'st_unknown', 'x'.repeat(600), undefined]) {
      const mutation = `mutation { it: takeTicket(input: { ticketId: "x" }) { ${refusal} } }`
      const { data } = await request(app.url, mutation, {}, bearer)
      expect(data).toEqual({ it: { __typename: 'Unauthenticated', code: 'UNAUTHENTICATED' } })
      const { errors } = await request(app.url, '{ tickets { totalCount } }', {}, bearer)
      expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED')
    }
    for (const field of [
      `session(id: "${cast.customer.id}") { id }`,
      'mySessions { id }',
      'node(id: "x") { id }',
    ]) {
      const { data, errors } = await request<{ it: unknown }>(app.url, `{ it: ${field} }`, {}, ended.secret)
      expect([field, errors?.[0]?.extensions?.code]).toEqual([field, 'UNAUTHENTICATED'])
      expect(data?.it ?? null).toBeNull()
    }
    const { errors } = await request(app.url, '{ faqCategories }', {}, ended.secret)
    expect(errors, 'what is for everybody').toBeUndefined()
  })
})
