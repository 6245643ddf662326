import {
  type GraphQLArgument,
  type GraphQLInputField,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isUnionType,
} from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { apiScopes } from '#server/domain/access/authenticate.ts'
import { schema } from '#server/schema/schema.ts'
import { request } from '#server/testing/graphql-client.ts'
import { type RunningApp, startTestApp, TEST_ADMIN_KEY } from '#server/testing/start-app.ts'
import { type Customer, newCustomer, newKey } from './customer.ts'
import { openSocket, until } from './socket.ts'

const roles = ['anonymous', 'own', 'other', 'agent', 'admin', 'no scopes', ...apiScopes] as const
type Role = (typeof roles)[number]

const everybody = new Set<Role>(roles)
const only = (...some: Role[]) => new Set<Role>(some)
const session = only('own', 'agent', 'admin')

/**
 * Who may, of every root field, when it is asked about one customer's session: `own` holds its token, `other` the token
 * of another one. A new field is missing here until somebody has thought about it.
 */
const table: Record<string, ReadonlySet<Role>> = {
  'Query.agents': only('agent', 'admin'),
  'Query.apiKeys': only('admin'),
  'Query.auditEntries': only('admin'),
  'Query.faqCategories': everybody,
  'Query.faqHistory': only('agent', 'admin', 'faqs:write'),
  'Query.faqImports': only('agent', 'admin', 'faqs:write'),
  'Query.faqs': everybody,
  'Query.faqSuggestions': everybody,
  'Query.faqWarnings': only('admin', 'faqs:write'),
  'Query.mySessions': everybody,
  'Query.phrasingDrafts': only('admin'),
  'Query.phrasingRun': only('admin'),
  'Query.node': only(...session, 'sessions:read'),
  'Query.personalData': only('admin'),
  'Query.searchFaqs': everybody,
  'Query.suggestFaqs': everybody,
  'Query.session': only(...session, 'sessions:read'),
  'Query.sessions': only('agent', 'admin', 'sessions:read'),
  'Query.suggestPhrasings': only('admin', 'faqs:write'),
  'Query.tickets': only('agent', 'admin', 'tickets:read'),
  'Query.translationAvailable': only('agent', 'admin'),
  'Query.tryFaq': only('agent', 'admin', 'faqs:write'),
  'Query.unansweredGroups': only('agent', 'admin'),
  'Query.usage': only('admin', 'usage:read'),
  'Query.variants': only('admin'),
  'Query.viewer': only('agent', 'admin'),
  'Mutation.acceptPhrasingDrafts': only('admin'),
  'Mutation.cancelPhrasingRun': only('admin'),
  'Mutation.dismissPhrasingDrafts': only('admin'),
  'Mutation.startPhrasingRun': only('admin'),
  'Mutation.assignTicket': only('agent', 'admin'),
  'Mutation.closeTicket': only('agent', 'admin'),
  'Mutation.closeTickets': only('agent', 'admin'),
  'Mutation.createApiKey': only('admin'),
  'Mutation.createFaq': only('admin', 'faqs:write'),
  'Mutation.createSession': everybody,
  'Mutation.deleteFaq': only('admin', 'faqs:write'),
  'Mutation.erasePersonalData': only('admin'),
  'Mutation.escalate': only(...session, 'sessions:write'),
  'Mutation.giveFeedback': only(...session, 'sessions:write'),
  'Mutation.identifyCustomer': only(...session, 'sessions:write'),
  'Mutation.importFaqs': only('admin', 'faqs:write'),
  'Mutation.undoFaqImport': only('admin', 'faqs:write'),
  'Mutation.rateSession': only(...session, 'sessions:write'),
  'Mutation.resolveSession': only(...session, 'sessions:write'),
  'Mutation.returnToBot': only('agent', 'admin'),
  'Mutation.renameApiKey': only('admin'),
  'Mutation.returnToQueue': only('agent', 'admin'),
  'Mutation.revokeApiKey': only('admin'),
  'Mutation.sendAgentMessage': only('agent', 'admin'),
  'Mutation.sendMessage': only(...session, 'sessions:write'),
  'Mutation.reopenSession': only('agent', 'admin'),
  'Mutation.restoreFaq': only('admin', 'faqs:write'),
  'Mutation.setPresence': only('agent', 'admin'),
  'Mutation.setTyping': only(...session, 'sessions:write'),
  'Mutation.setTranslationLanguage': only('agent', 'admin'),
  'Mutation.takeTicket': only('agent', 'admin'),
  'Mutation.withdrawTicket': only(...session, 'sessions:write'),
  'Mutation.translateMessages': only('agent', 'admin'),
  'Mutation.translateReply': only('agent', 'admin'),
  'Mutation.updateFaq': only('admin', 'faqs:write'),
  'Subscription.inboxEvents': only('agent', 'admin', 'tickets:read'),
  'Subscription.sessionEvents': only(...session, 'sessions:read'),
}

const nowhere = '01890000-0000-7000-8000-000000000000'

let app: RunningApp
let customer: Customer
let colleagueId: string
const bearers = new Map<Role, string | undefined>()

beforeAll(async () => {
  app = await startTestApp()
  customer = await newCustomer(app.url)
  await customer.say('hello')
  colleagueId = (await newKey(app.url, TEST_ADMIN_KEY, 'AGENT')).id
  bearers.set('anonymous', undefined)
  bearers.set('own', customer.token)
  bearers.set('other', (await newCustomer(app.url)).token)
  bearers.set('agent', (await newKey(app.url, TEST_ADMIN_KEY, 'AGENT')).secret)
  bearers.set('admin', TEST_ADMIN_KEY)
  bearers.set('no scopes', (await newKey(app.url, TEST_ADMIN_KEY, 'PARTNER')).secret)
  for (const scope of apiScopes) {
    bearers.set(scope, (await newKey(app.url, TEST_ADMIN_KEY, 'PARTNER', [scope])).secret)
  }
})
afterAll(() => app?.close())

const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter(
  (type) => type != null,
)
const fields = roots.flatMap((root) =>
  Object.values(root.getFields()).map((field) => ({ name: `${root.name}.${field.name}`, root, field })),
)

/** A value for an argument that is required: the customer's session wherever something is named. */
function valueFor({ name, type }: GraphQLArgument | GraphQLInputField, id: string): unknown {
  const named = getNamedType(type)
  if (isListType(getNullableType(type))) return []
  if (name === 'agentId') return colleagueId
  if (named.name === 'SendMessageInput') return { sessionId: id, text: 'thanks' }
  if (isInputObjectType(named)) {
    const required = Object.values(named.getFields()).filter((field) => isNonNullType(field.type))
    return Object.fromEntries(required.map((field) => [field.name, valueFor(field, id)]))
  }
  // Nothing valid, so that nothing is stored: what is allowed goes as far as InvalidInput.
  const byName: Record<string, unknown> = { role: 'AGENT', userId: 'maya', query: 'hello', reason: 'Help' }
  return named.name === 'ID' ? id : (byName[name] ?? { String: '', Int: 1, Boolean: true }[named.name])
}

function operationOf({ root, field }: (typeof fields)[number], id: string) {
  const required = field.args.filter(({ type }) => isNonNullType(type))
  const variables = Object.fromEntries(required.map((argument) => [argument.name, valueFor(argument, id)]))
  const declared = required.map(({ name, type }) => `$${name}: ${type}`).join(', ')
  const passed = required.map(({ name }) => `${name}: $${name}`).join(', ')
  const named = getNamedType(field.type)
  const failure = isUnionType(named) && named.name.endsWith('Result')
  const selection = isCompositeType(named)
    ? `{ __typename ${failure ? '... on UserError { code message }' : ''} }`
    : ''
  const kind = root.name.toLowerCase()
  const query = `${kind} ${declared && `(${declared})`} { it: ${field.name}${passed && `(${passed})`} ${selection} }`
  return { query, variables }
}

/** The id of what a field is about; a new one for every call that would end it. */
async function existing({ field }: (typeof fields)[number]): Promise<string> {
  const { db } = app.database
  if (['takeTicket', 'closeTicket', 'assignTicket'].includes(field.name)) {
    const query =
      'mutation ($id: ID!) { escalate(input: {sessionId: $id, reason: "Help"}) { ... on EscalatePayload { ticket { id } } } }'
    const waiting = await newCustomer(app.url)
    const { data } = await request<{ escalate: { ticket: { id: string } } }>(
      app.url,
      query,
      { id: waiting.id },
      waiting.token,
    )
    return data.escalate.ticket.id
  }
  if (field.name === 'giveFeedback') {
    return (await db.message.findFirstOrThrow({ where: { sessionId: customer.id, sender: 'BOT' } })).id
  }
  if (field.name === 'revokeApiKey') return (await newKey(app.url, TEST_ADMIN_KEY, 'AGENT')).id
  if (field.name === 'cancelPhrasingRun' || field.name === 'phrasingRun')
    return (await db.phrasingRun.create({ data: { status: 'FINISHED', total: 1, createdAt: new Date() } })).id
  if (field.name === 'undoFaqImport') return (await db.faqImport.create({ data: {} })).id
  if (field.name === 'restoreFaq') {
    const snapshot = {
      question: 'Is this one asked?',
      answer: 'No.',
      category: 'Tests',
      keywords: [],
      phrasings: [],
      enabled: true,
    }
    const { id: faqId } = await db.faq.findFirstOrThrow()
    return (await db.faqRevision.create({ data: { faqId, action: 'UPDATED', snapshot } })).id
  }
  if (field.name === 'updateFaq' || field.name === 'deleteFaq') {
    const words = {
      question: 'Is this one asked?',
      answer: 'No, never.',
      category: 'Tests',
      keywords: [],
      phrasings: [],
    }
    return (await db.faq.create({ data: { ...words, createdAt: new Date(), updatedAt: new Date() } })).id
  }
  return customer.id
}

interface Answer {
  data?: { it?: unknown } | null
  errors?: { message: string; extensions?: Record<string, unknown> }[] | undefined
}

async function ask(entry: (typeof fields)[number], role: Role, id: string): Promise<Answer> {
  const { query, variables } = operationOf(entry, id)
  if (entry.root.name !== 'Subscription') {
    const { data, errors } = await request<{ it?: unknown }>(app.url, query, variables, bearers.get(role))
    expect(errors?.[0]?.extensions?.code, errors?.[0]?.message).not.toBe('GRAPHQL_VALIDATION_FAILED')
    return { data: data ?? null, errors: errors?.map(withoutIds) }
  }
  // A subscription that is allowed says nothing by itself; one that is refused ends within a few operations after it.
  const socket = openSocket(app.url, bearers.get(role))
  const subscription = socket.subscribe(query, variables)
  for (let asked = 0; asked < 5 && !subscription.ended; asked += 1) {
    const after = socket.subscribe('{ faqCategories }')
    await until(() => expect(after.ended).toBe(true))
  }
  socket.close()
  return { data: subscription.ended ? null : {}, errors: subscription.errors.map(withoutIds) }
}

function withoutIds({ message, extensions }: { message: string; extensions?: Record<string, unknown> }) {
  return { message, extensions: { code: extensions?.code } }
}

const refusals = ['NOT_FOUND', 'FORBIDDEN', 'UNAUTHENTICATED']

/** Nothing of the thing itself, and no difference to what is not there at all. */
function isRefused({ data, errors }: Answer): boolean {
  const { code } = Object(data?.it) as { code?: string }
  return (
    data?.it === null || [errors?.[0]?.extensions?.code, code].some((one) => refusals.includes(String(one)))
  )
}

test('every root field is in the permission table', () => {
  expect(fields.map(({ name }) => name).filter((name) => !(name in table))).toEqual([])
})

describe.each(fields)('$name', (entry) => {
  test('is only for those in the table', async () => {
    const allowed: Role[] = []
    for (const role of roles) {
      const answer = await ask(entry, role, await existing(entry))
      const defect = answer.errors?.find(({ extensions }) => extensions?.code === 'INTERNAL_SERVER_ERROR')
      expect(defect, role).toBeUndefined()
      if (!isRefused(answer)) allowed.push(role)
    }
    expect(allowed).toEqual(roles.filter((role) => table[entry.name]?.has(role)))
  })

  test('looks the same to everyone else whether it exists or not', async () => {
    const id = await existing(entry)
    for (const role of roles.filter((one) => !table[entry.name]?.has(one))) {
      expect(await ask(entry, role, id), role).toEqual(await ask(entry, role, nowhere))
    }
  })
})

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
    const { data } = await request(app.url, `mutation { it: ${field} { ${refusal} } }`, {}, bearers.get(role))
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
      `session(id: "${customer.id}") { id }`,
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
