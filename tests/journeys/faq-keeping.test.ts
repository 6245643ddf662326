import { afterAll, beforeAll, expect, test } from 'vitest'
import { request } from '#server/testing/graphql-client.ts'
import { type RunningApp, startTestApp, TEST_ADMIN_KEY } from '#server/testing/start-app.ts'

let app: RunningApp
const keys = { admin: TEST_ADMIN_KEY, agent: '', writer: '', reader: '' }

beforeAll(async () => {
  app = await startTestApp()
  const create =
    'mutation ($name: String!, $role: Role!, $scopes: [String!]) { createApiKey(name: $name, role: $role, scopes: $scopes) { ... on CreateApiKeyPayload { secret } } }'
  const key = async (variables: { name: string; role: string; scopes?: string[] }) =>
    (await request<{ createApiKey: { secret: string } }>(app.url, create, variables, TEST_ADMIN_KEY)).data
      .createApiKey.secret
  keys.agent = await key({ name: 'Ada', role: 'AGENT' })
  keys.writer = await key({ name: 'Shop', role: 'PARTNER', scopes: ['faqs:write'] })
  keys.reader = await key({ name: 'Widget', role: 'PARTNER', scopes: ['faqs:read'] })
})
afterAll(() => app.close())

const input = {
  question: 'Do you repair zithers?',
  answer: 'Yes, in our workshop in Ghent.',
  category: 'Instruments',
  phrasings: ['fix my zither', 'zither repair'],
}
const outcome =
  '__typename ... on FaqPayload { faq { id question answer enabled } warnings { __typename message ... on SameWordsWarning { text faq { question } } ... on CloseFaqWarning { similarity faq { question } } ... on FewPhrasingsWarning { count enough } } } ... on UserError { code message }'

interface Outcome {
  __typename: string
  faq: { id: string; question: string; answer: string; enabled: boolean }
  warnings: {
    __typename: string
    message: string
    text?: string
    count?: number
    faq?: { question: string }
  }[]
}

async function write(name: string, args: string, declared: string, variables: object, key = keys.writer) {
  const mutation = `mutation (${declared}) { outcome: ${name}(${args}) { ${outcome} } }`
  const answer = await request<{ outcome: Outcome }>(app.url, mutation, { ...variables }, key)
  expect(answer.errors).toBeUndefined()
  return answer.data.outcome
}
const create = (variables: object) => write('createFaq', 'input: $input', '$input: FaqInput!', variables)

test('an editor is warned of too few phrasings and of words that another FAQ has', async () => {
  const first = await create({ input })
  expect(first.warnings).toMatchObject([{ __typename: 'FewPhrasingsWarning', count: 2, enough: 5 }])
  const draft = {
    ...input,
    question: 'Can I have a zither fixed?',
    phrasings: ['Zither repair!', 'a', 'b', 'c', 'd'],
  }
  const { data } = await request<{ faqWarnings: Outcome['warnings'] }>(
    app.url,
    'query ($input: FaqInput!) { faqWarnings(input: $input) { __typename message ... on SameWordsWarning { text faq { question } } } }',
    { input: draft },
    keys.writer,
  )
  expect(data.faqWarnings).toContainEqual(
    expect.objectContaining({
      __typename: 'SameWordsWarning',
      text: 'Zither repair!',
      faq: { question: input.question },
    }),
  )
  const second = await create({ input: draft })
  expect(second.warnings.map(({ __typename }) => __typename)).toContain('SameWordsWarning')
})

test('a deleted FAQ is found in the history and restored with its id', async () => {
  const { faq } = await create({ input: { ...input, question: 'Do you tune pianos?', phrasings: [] } })
  const deleted = await write('deleteFaq', 'id: $id', '$id: ID!', { id: faq.id })
  expect(deleted).toMatchObject({ faq: { id: faq.id }, warnings: [] })
  const history =
    'query ($faqId: ID) { faqHistory(faqId: $faqId, first: 5) { totalCount nodes { id action changedBy snapshot { question phrasings } } } }'
  interface History {
    faqHistory: { totalCount: number; nodes: { id: string; action: string; changedBy: string }[] }
  }
  const seen = await request<History>(app.url, history, { faqId: faq.id }, keys.agent)
  expect(seen.data.faqHistory).toMatchObject({
    totalCount: 2,
    nodes: [
      { action: 'DELETED', changedBy: 'Shop', snapshot: { question: 'Do you tune pianos?' } },
      { action: 'CREATED', changedBy: 'Shop' },
    ],
  })
  const all = await request<History>(app.url, history, {}, keys.admin)
  expect(all.data.faqHistory.nodes[0]).toMatchObject({ action: 'DELETED' })
  const restored = await write('restoreFaq', 'revisionId: $id', '$id: ID!', {
    id: seen.data.faqHistory.nodes[0]?.id,
  })
  expect(restored.faq).toMatchObject({ id: faq.id, question: 'Do you tune pianos?' })
  expect(await write('restoreFaq', 'revisionId: $id', '$id: ID!', { id: 'no-id' })).toMatchObject({
    __typename: 'NotFound',
  })
  const strange = await request<History>(app.url, history, { faqId: 'no-id' }, keys.admin)
  expect(strange.data.faqHistory).toEqual({ totalCount: 0, nodes: [] })
})

test('an import is a dry run unless it is told otherwise, and names bad rows', async () => {
  const mutation = (dryRun: string) =>
    `mutation ($rows: [FaqInput!]!) { importFaqs(rows: $rows${dryRun}) { __typename ... on ImportFaqsPayload { dryRun created updated unchanged rejected { row field message } } ... on InvalidInput { field message } } }`
  const rows = [
    { question: 'Do you buy used lutes?', answer: 'Yes.', category: 'Instruments' },
    { question: 'Do you rent lutes?', answer: '', category: 'Instruments' },
  ]
  const imported = async (dryRun: string, given: object[]) =>
    (await request<{ importFaqs: unknown }>(app.url, mutation(dryRun), { rows: given }, keys.writer)).data
      .importFaqs
  const rejected = [{ row: 2, field: 'answer', message: expect.stringContaining('empty') }]
  expect(await imported('', rows)).toMatchObject({ dryRun: true, created: 1, rejected })
  expect(await imported(', dryRun: false', rows)).toMatchObject({ dryRun: false, created: 1, rejected })
  expect(await imported('', rows)).toMatchObject({ created: 0, unchanged: 1, rejected })
  expect(
    await imported(
      '',
      Array.from({ length: 201 }, () => rows[0] ?? {}),
    ),
  ).toMatchObject({
    __typename: 'InvalidInput',
    field: 'rows',
  })
})

test('what customers asked in vain stands in groups for agents', async () => {
  for (const text of ['Zyxomma petiolatum?', 'zyxomma PETIOLATUM'])
    await request(
      app.url,
      'mutation ($text: String!) { sendMessage(input: { text: $text }) { __typename } }',
      { text },
    )
  const { data } = await request<{ unansweredGroups: unknown[] }>(
    app.url,
    '{ unansweredGroups { question count lastAskedAt samples { text sessionId askedAt } nearest { confidence faq { question } } } }',
    {},
    keys.agent,
  )
  expect(data.unansweredGroups).toContainEqual(
    expect.objectContaining({ question: 'zyxomma PETIOLATUM', count: 2 }),
  )
  const { data: usage } = await request<{ usage: { totals: { escalationsByReason: unknown } } }>(
    app.url,
    '{ usage { totals { escalationsByReason { reason count } } } }',
    {},
    keys.admin,
  )
  expect(usage.usage.totals.escalationsByReason).toContainEqual({ reason: 'LOW_CONFIDENCE', count: 2 })
})

test('phrasings are not invented without a model', async () => {
  const { data } = await request<{ suggestPhrasings: string[] }>(
    app.url,
    '{ suggestPhrasings(question: "Do you repair zithers?") }',
    {},
    keys.writer,
  )
  expect(data.suggestPhrasings).toEqual([])
})

test.each([
  ['{ faqHistory { totalCount } }', ['agent', 'admin', 'writer']],
  ['{ unansweredGroups { count } }', ['agent', 'admin']],
  ['{ suggestPhrasings(question: "x") }', ['admin', 'writer']],
  ['mutation { importFaqs(rows: []) { __typename } }', ['admin', 'writer']],
  ['{ faqWarnings(input: { question: "x", answer: "x", category: "x" }) { message } }', ['admin', 'writer']],
])('only those who may can ask %s', async (query, allowed) => {
  for (const role of ['admin', 'agent', 'writer', 'reader'] as const) {
    const { errors } = await request(app.url, query, {}, keys[role])
    expect(errors === undefined, role).toBe(allowed.includes(role))
  }
  expect((await request(app.url, query)).errors).toBeDefined()
})
