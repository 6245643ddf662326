import { afterAll, beforeAll, expect, test } from 'vitest'
import { request } from '#server/testing/graphql-client.ts'
import { type RunningApp, startTestApp, TEST_ADMIN_KEY } from '#server/testing/start-app.ts'
import { newCustomer } from './customer.ts'

let app: RunningApp
const keys = { admin: TEST_ADMIN_KEY, agent: '', writer: '', reader: '', other: '' }

beforeAll(async () => {
  app = await startTestApp()
  const create =
    'mutation ($name: String!, $role: Role!, $scopes: [String!]) { createApiKey(input: { name: $name, role: $role, scopes: $scopes }) { ... on CreateApiKeyPayload { secret } } }'
  const key = async (variables: { name: string; role: string; scopes?: string[] }) =>
    (await request<{ createApiKey: { secret: string } }>(app.url, create, variables, TEST_ADMIN_KEY)).data
      .createApiKey.secret
  keys.agent = await key({ name: 'Ada', role: 'AGENT' })
  keys.writer = await key({ name: 'Shop', role: 'PARTNER', scopes: ['faqs:write'] })
  keys.reader = await key({ name: 'Widget', role: 'PARTNER', scopes: ['faqs:read'] })
  keys.other = await key({ name: 'Reports', role: 'PARTNER', scopes: ['usage:read'] })
})
afterAll(() => app.close())

const input = {
  question: 'Do you repair zithers?',
  answer: 'Yes, in our workshop in Ghent.',
  category: 'Instruments',
  phrasings: ['fix my zither', 'zither repair'],
}
const outcome =
  'faq { id question answer enabled } warnings { __typename message ... on SameWordsWarning { text faq { question } } ... on CloseFaqWarning { similarity faq { question } } ... on FewPhrasingsWarning { count enough } }'

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

async function write(name: 'CreateFaq' | 'UpdateFaq' | 'RestoreFaq', given: object) {
  const field = `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`
  const mutation = `mutation ($input: ${name}Input!) {
    outcome: ${field}(input: $input) { __typename ... on ${name}Payload { ${outcome} } ... on UserError { code message } }
  }`
  const answer = await request<{ outcome: Outcome }>(app.url, mutation, { input: given }, keys.writer)
  expect(answer.errors).toBeUndefined()
  return answer.data.outcome
}
const create = (given: object) => write('CreateFaq', given)

test('by which words an FAQ is found is for those who keep it', async () => {
  const [question, phrasings] = ['Do you sell bagpipes?', ['buy pipes', 'a bagpipe for me']]
  const { faq } = await create({ ...input, question, phrasings, keywords: ['bagpipes'] })
  const query = 'query ($id: ID!) { node(id: $id) { ... on Faq { question phrasings keywords } } }'
  const read = async (bearer?: string) =>
    (await request<{ node: object }>(app.url, query, { id: faq.id }, bearer)).data.node
  for (const bearer of [keys.admin, keys.agent, keys.writer, keys.reader])
    expect(await read(bearer)).toEqual({ question, phrasings, keywords: ['bagpipes'] })
  const { token } = await newCustomer(app.url)
  for (const bearer of [undefined, token, keys.other])
    expect(await read(bearer)).toEqual({ question, phrasings: [], keywords: [] })
})

test('an editor is warned of too few phrasings and of words that another FAQ has', async () => {
  const first = await create(input)
  expect(first.warnings).toMatchObject([{ __typename: 'FewPhrasingsWarning', count: 2, enough: 5 }])
  const draft = {
    ...input,
    question: 'Can I have a zither fixed?',
    phrasings: ['Zither repair!', 'a', 'b', 'c', 'd'],
  }
  const { data } = await request<{ faqWarnings: Outcome['warnings'] }>(
    app.url,
    'query ($draft: FaqInput!) { faqWarnings(draft: $draft) { __typename message ... on SameWordsWarning { text faq { question } } } }',
    { draft },
    keys.writer,
  )
  expect(data.faqWarnings).toContainEqual(
    expect.objectContaining({
      __typename: 'SameWordsWarning',
      text: 'Zither repair!',
      faq: { question: input.question },
    }),
  )
  const second = await create(draft)
  expect(second.warnings.map(({ __typename }) => __typename)).toContain('SameWordsWarning')
})

test('a deleted FAQ is found in the history and restored with its id', async () => {
  const { faq } = await create({ ...input, question: 'Do you tune pianos?', phrasings: [] })
  const remove =
    'mutation ($id: ID!) { deleteFaq(input: { id: $id }) { ... on DeleteFaqPayload { faq { id } } } }'
  expect((await request(app.url, remove, { id: faq.id }, keys.writer)).data).toEqual({
    deleteFaq: { faq: { id: faq.id } },
  })
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
  const restored = await write('RestoreFaq', { revisionId: seen.data.faqHistory.nodes[0]?.id })
  expect(restored.faq).toMatchObject({ id: faq.id, question: 'Do you tune pianos?' })
  expect(await write('RestoreFaq', { revisionId: 'no-id' })).toMatchObject({
    __typename: 'NotFound',
  })
  const strange = await request<History>(app.url, history, { faqId: 'no-id' }, keys.admin)
  expect(strange.data.faqHistory).toEqual({ totalCount: 0, nodes: [] })
})

test('an import is a dry run by default, and names bad rows', async () => {
  const mutation = (dryRun: string) =>
    `mutation ($rows: [FaqInput!]!) { importFaqs(input: { rows: $rows${dryRun} }) { __typename ... on ImportFaqsPayload { dryRun created updated unchanged rejected { row field message } } ... on InvalidInput { field message } } }`
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

test('a spreadsheet in another language is one import with one audit entry, and can be undone', async () => {
  const mutation =
    'mutation ($input: ImportFaqsInput!) { importFaqs(input: $input) { __typename ... on ImportFaqsPayload { import { id created } ignoredColumns rows { row key outcome fromHtml differences { field before after } } rejected { row field message } } ... on UserError { message } } }'
  const columns = ['Frage', 'Antwort', 'Kategorie', 'Aktiv', 'Notiz']
  const part = async (records: string[][], more: object) =>
    (
      await request<{ importFaqs: { import: { id: string } | null } }>(
        app.url,
        mutation,
        { input: { table: { columns, records, firstRow: 2 }, ...more } },
        keys.writer,
      )
    ).data.importFaqs
  const first = [['Was kostet Tarif A+?', '<p>Zehn <b>Euro</b>.</p>', 'Tarife', 'WAHR', '']]
  expect(await part(first, {})).toMatchObject({
    import: null,
    ignoredColumns: ['Notiz'],
    rows: [{ row: 2, key: 'was kostet tarif a+', outcome: 'CREATED', fromHtml: true, differences: [] }],
  })
  const begun = await part(first, { dryRun: false, fileName: 'tarife.csv' })
  const importId = begun.import?.id ?? ''
  expect(
    await part([['Was kostet Tarif A?', 'Fünf Euro.', 'tarife', 'FALSCH', '']], { dryRun: false, importId }),
  ).toMatchObject({
    import: { id: importId, created: 2 },
  })
  expect(await part([['Was kostet Tarif A?', 'Sechs Euro.', 'Tarife', 'vielleicht', '']], {})).toMatchObject({
    rejected: [{ row: 2, field: 'enabled', message: '“vielleicht” is neither yes nor no.' }],
  })
  expect(
    await request(app.url, mutation, { input: { table: { columns: ['x'], records: [] } } }, keys.writer),
  ).toMatchObject({
    data: {
      importFaqs: { __typename: 'InvalidInput', message: expect.stringContaining('missing: question') },
    },
  })
  const undo =
    'mutation ($importId: ID!) { undoFaqImport(input: { importId: $importId }) { __typename ... on UndoFaqImportPayload { restored deleted kept { question } import { undoneBy } } } }'
  expect((await request(app.url, undo, { importId }, keys.writer)).data).toMatchObject({
    undoFaqImport: { restored: 0, deleted: 2, kept: [], import: { undoneBy: 'Shop' } },
  })
  expect((await request(app.url, undo, { importId }, keys.writer)).data).toMatchObject({
    undoFaqImport: { __typename: 'Conflict' },
  })
  const list =
    '{ faqImports(first: 1) { nodes { id fileName startedBy created undoneAt } } auditEntries(first: 10) { nodes { action subjects { kind subjectId } } } }'
  const { data } = await request<{
    faqImports: { nodes: unknown[] }
    auditEntries: { nodes: { action: string; subjects: { kind: string; subjectId: string }[] }[] }
  }>(app.url, list, {}, keys.admin)
  expect(data.faqImports.nodes).toMatchObject([
    { id: importId, fileName: 'tarife.csv', startedBy: 'Shop', created: 2 },
  ])
  expect(
    data.auditEntries.nodes
      .filter(({ subjects }) => subjects.some(({ subjectId }) => subjectId === importId))
      .map(({ action }) => action),
  ).toEqual(['undoFaqImport', 'importFaqs'])
})

test('agents see unanswered questions in groups', async () => {
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

test('no phrasings are suggested without a model', async () => {
  const { data } = await request<{ suggestPhrasings: string[] }>(
    app.url,
    '{ suggestPhrasings(question: "Do you repair zithers?") }',
    {},
    keys.writer,
  )
  expect(data.suggestPhrasings).toEqual([])
})

/** The code of the refusal, as an error of a query or as data of a mutation. */
async function refusal(query: string, key?: string): Promise<unknown> {
  const { data, errors } = await request<{ importFaqs?: { code?: string } }>(app.url, query, {}, key)
  return errors?.[0]?.extensions?.code ?? data.importFaqs?.code
}

test.each([
  ['{ faqHistory { totalCount } }', ['agent', 'admin', 'writer']],
  ['{ unansweredGroups { count } }', ['agent', 'admin']],
  ['{ suggestPhrasings(question: "x") }', ['admin', 'writer']],
  ['mutation { importFaqs(input: { rows: [] }) { ... on UserError { code } } }', ['admin', 'writer']],
  ['{ faqWarnings(draft: { question: "x", answer: "x", category: "x" }) { message } }', ['admin', 'writer']],
])('only those who may can ask %s', async (query, allowed) => {
  for (const role of ['admin', 'agent', 'writer', 'reader'] as const) {
    expect(await refusal(query, keys[role]), role).toBe(allowed.includes(role) ? undefined : 'FORBIDDEN')
  }
  expect(await refusal(query)).toBe('UNAUTHENTICATED')
})
