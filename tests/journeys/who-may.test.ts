import { type GraphQLArgument, getNamedType, isCompositeType, isNonNullType, isUnionType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { apiScopes } from '#server/domain/viewer.ts'
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
  'Query.apiKeys': only('admin'),
  'Query.auditEntries': only('admin'),
  'Query.faqCategories': everybody,
  'Query.faqHistory': only('agent', 'admin', 'faqs:write'),
  'Query.faqs': everybody,
  'Query.faqSuggestions': everybody,
  'Query.faqWarnings': only('admin', 'faqs:write'),
  'Query.mySessions': everybody,
  'Query.node': only(...session, 'sessions:read'),
  'Query.personalData': only('admin'),
  'Query.searchFaqs': everybody,
  'Query.suggestFaqs': everybody,
  'Query.session': only(...session, 'sessions:read'),
  'Query.sessions': only('agent', 'admin', 'sessions:read'),
  'Query.suggestPhrasings': only('admin', 'faqs:write'),
  'Query.tickets': only('agent', 'admin', 'tickets:read'),
  'Query.tryFaq': only('agent', 'admin', 'faqs:write'),
  'Query.unansweredGroups': only('agent', 'admin'),
  'Query.usage': only('admin', 'usage:read'),
  'Query.variants': only('admin'),
  'Query.viewer': only('agent', 'admin'),
  'Mutation.createApiKey': only('admin'),
  'Mutation.createFaq': only('admin', 'faqs:write'),
  'Mutation.createSession': everybody,
  'Mutation.deleteFaq': only('admin', 'faqs:write'),
  'Mutation.erasePersonalData': only('admin'),
  'Mutation.escalate': only(...session, 'sessions:write'),
  'Mutation.giveFeedback': only(...session, 'sessions:write'),
  'Mutation.identifyCustomer': only(...session, 'sessions:write'),
  'Mutation.importFaqs': only('admin', 'faqs:write'),
  'Mutation.rateSession': only(...session, 'sessions:write'),
  'Mutation.resolveSession': only(...session, 'sessions:write'),
  'Mutation.returnToBot': only('agent', 'admin'),
  'Mutation.revokeApiKey': only('admin'),
  'Mutation.sendAgentMessage': only('agent', 'admin'),
  'Mutation.sendMessage': only(...session, 'sessions:write'),
  'Mutation.restoreFaq': only('admin', 'faqs:write'),
  'Mutation.setPresence': only('agent', 'admin'),
  'Mutation.setTyping': only(...session, 'sessions:write'),
  'Mutation.takeTicket': only('agent', 'admin'),
  'Mutation.updateFaq': only('admin', 'faqs:write'),
  'Subscription.inboxEvents': only('agent', 'admin', 'tickets:read'),
  'Subscription.sessionEvents': only(...session, 'sessions:read'),
}

const nowhere = '01890000-0000-7000-8000-000000000000'

let app: RunningApp
let customer: Customer
const bearers = new Map<Role, string | undefined>()

beforeAll(async () => {
  app = await startTestApp()
  customer = await newCustomer(app.url)
  await customer.say('hello')
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
function valueFor({ name, type }: GraphQLArgument, id: string): unknown {
  const inputs: Record<string, unknown> = {
    CreateSessionInput: {},
    SendMessageInput: { sessionId: id, text: 'thanks' },
    EscalateInput: { sessionId: id, reason: 'Help' },
    FaqInput: { question: '', answer: '', category: '' },
    IdentifyCustomerInput: { sessionId: id, userId: 'maya' },
    RateSessionInput: { sessionId: id, rating: 5 },
  }
  const named = getNamedType(type).name
  const byName: Record<string, unknown> = { role: 'AGENT', typing: true, name: '', query: 'hello', text: '' }
  if (named in inputs) return inputs[named]
  return named === 'ID' ? id : (byName[name] ?? { String: 'x', Int: 1, Boolean: true }[named])
}

function operationOf({ root, field }: (typeof fields)[number], id: string) {
  const required = field.args.filter(({ type }) => isNonNullType(type))
  const variables = Object.fromEntries(required.map((argument) => [argument.name, valueFor(argument, id)]))
  const declared = required.map(({ name, type }) => `$${name}: ${type}`).join(', ')
  const passed = required.map(({ name }) => `${name}: $${name}`).join(', ')
  const named = getNamedType(field.type)
  const failure = isUnionType(named) && named.getTypes().some(({ name }) => name === 'NotFound')
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
  if (field.name === 'takeTicket') {
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
  // A subscription that is allowed says nothing by itself; one that is refused ends at once.
  const socket = openSocket(app.url, bearers.get(role))
  const subscription = socket.subscribe(query, variables)
  const after = socket.subscribe('{ faqCategories }')
  await until(() => expect(after.ended).toBe(true))
  socket.close()
  return { data: subscription.ended ? null : {}, errors: subscription.errors.map(withoutIds) }
}

function withoutIds({ message, extensions }: { message: string; extensions?: Record<string, unknown> }) {
  return { message, extensions: { code: extensions?.code } }
}

/** Nothing of the thing itself, and no difference to what is not there at all. */
function isRefused({ data, errors }: Answer): boolean {
  if (errors?.some(({ extensions }) => extensions?.code === 'NOT_FOUND')) return true
  const it = Object(data?.it) as { __typename?: string }
  return data?.it === null || data?.it === false || it.__typename === 'NotFound'
}

test('every root field is in the table of who may', () => {
  expect(fields.map(({ name }) => name).filter((name) => !(name in table))).toEqual([])
})

describe.each(fields)('$name', (entry) => {
  test('is for those in the table, and for nobody else', async () => {
    const allowed: Role[] = []
    for (const role of roles) {
      const answer = await ask(entry, role, await existing(entry))
      const defect = answer.errors?.find(({ extensions }) => extensions?.code === 'INTERNAL_SERVER_ERROR')
      expect(defect, role).toBeUndefined()
      if (!isRefused(answer)) allowed.push(role)
    }
    expect(allowed).toEqual(roles.filter((role) => table[entry.name]?.has(role)))
  })

  test('looks the same to the others whether it is there or not', async () => {
    const id = await existing(entry)
    for (const role of roles.filter((one) => !table[entry.name]?.has(one))) {
      expect(await ask(entry, role, id), role).toEqual(await ask(entry, role, nowhere))
    }
  })
})
