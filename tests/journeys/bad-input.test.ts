import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { request } from '#server/testing/graphql-client.ts'
import { type RunningApp, startTestApp, TEST_ADMIN_KEY } from '#server/testing/start-app.ts'

interface Outcome {
  __typename: string
  code?: string
  field?: string
}

let app: RunningApp
let mine: { id: string; token: string }
let other: { id: string; token: string }

beforeAll(async () => {
  app = await startTestApp()
  mine = await newSession()
  other = await newSession()
})
afterAll(() => app?.close())

async function newSession() {
  const { data } = await request<{ createSession: { sessionToken: string; session: { id: string } } }>(
    app.url,
    'mutation { createSession(input: {}) { ... on CreateSessionPayload { sessionToken session { id } } } }',
  )
  return { id: data.createSession.session.id, token: data.createSession.sessionToken }
}

/** Rows of everything that a request could leave behind. */
async function stored() {
  const { session, message, ticket, faq, apiKey } = app.database.db
  return Promise.all([session.count(), message.count(), ticket.count(), faq.count(), apiKey.count()])
}

async function mutate(field: string, type: string, input: object, bearer = mine.token): Promise<Outcome> {
  const query = `mutation ($input: ${type}!) {
    outcome: ${field}(input: $input) { __typename ... on UserError { code } ... on InvalidInput { field } }
  }`
  const { data, errors, status } = await request<{ outcome: Outcome }>(app.url, query, { input }, bearer)
  expect({ status, errors }).toEqual({ status: 200, errors: undefined })
  return data.outcome
}

const NUL = 'a\u0000b'
const HALF = 'half \ud800 a pair'
const nowhere = '01890000-0000-7000-8000-000000000000'

/** A JSON body in which strings keep what JSON.stringify would mend. */
async function postRaw(body: string, bearer = mine.token) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${bearer}` }
  const response = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body })
  return { status: response.status, body: await response.text() }
}

describe('a message', () => {
  test.each([
    ['is empty', { text: '' }, 'text'],
    ['is only white space', { text: ' \n\t\u200b ' }, 'text'],
    ['has 4001 characters', { text: 'x'.repeat(4001) }, 'text'],
    ['holds NUL', { text: NUL }, 'text'],
    ['holds half a surrogate pair', { text: HALF }, 'text'],
    ['has an id with NUL', { text: 'hi', clientMessageId: NUL }, 'clientMessageId'],
    ['has an id of 129 characters', { text: 'hi', clientMessageId: 'x'.repeat(129) }, 'clientMessageId'],
    ['has an empty id', { text: 'hi', clientMessageId: '' }, 'clientMessageId'],
  ])('that %s is refused, by the name of its field', async (_name, input, field) => {
    const before = await stored()
    for (const sessionId of [mine.id, undefined]) {
      const outcome = await mutate('sendMessage', 'SendMessageInput', { ...input, sessionId })
      expect(outcome).toEqual({ __typename: 'InvalidInput', code: 'INVALID_INPUT', field })
    }
    expect(await stored()).toEqual(before)
  })

  test.each([
    ['an unknown session', nowhere],
    ['no id at all', 'session-1'],
    ['an empty id', ''],
    ['an id with NUL', NUL],
    ['an id that wants to be SQL', "' OR 1=1 --"],
  ])('to %s is NotFound', async (_name, sessionId) => {
    const before = await stored()
    for (const [bearer, refusal] of [
      [mine.token, 'NotFound'],
      [TEST_ADMIN_KEY, 'NotFound'],
      ['nonsense', 'Unauthenticated'],
    ]) {
      const outcome = await mutate('sendMessage', 'SendMessageInput', { sessionId, text: 'hi' }, bearer)
      expect(outcome).toMatchObject({ __typename: refusal })
    }
    expect(await stored()).toEqual(before)
  })

  test('to another customer’s session looks like one to a session that does not exist', async () => {
    const before = await stored()
    const query = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { __typename ... on UserError { code message } } }`
    const send = (sessionId: string, bearer?: string) =>
      request(app.url, query, { input: { sessionId, text: 'hi' } }, bearer)
    expect(await send(other.id, mine.token)).toEqual(await send(nowhere, mine.token))
    expect(await send(other.id)).toEqual(await send(nowhere))
    expect(await stored()).toEqual(before)
  })

  test('of 4000 characters, with control characters or of emoji is accepted', async () => {
    for (const text of [
      'x'.repeat(4000),
      '😀'.repeat(4000),
      'a\u0007b',
      'He said \u202eabc',
      '<script>alert(1)</script>',
    ]) {
      expect(await mutate('sendMessage', 'SendMessageInput', { text })).toMatchObject({
        __typename: 'SendMessagePayload',
      })
    }
  })

  test('with half a surrogate pair escaped in its JSON is refused, not changed', async () => {
    const query =
      'mutation { sendMessage(input: {text: \\"half \\\\ud800 pair\\"}) { __typename ... on InvalidInput { field } } }'
    const inDocument = await postRaw(`{"query": "${query}"}`)
    expect(inDocument.status).toBeLessThan(500)
    expect(inDocument.body).toMatch(/InvalidInput|Invalid Unicode/)
    const inVariables = await postRaw(
      '{"query": "mutation ($t: String!) { sendMessage(input: {text: $t}) { __typename ... on InvalidInput { field } } }", "variables": {"t": "half \\ud800 pair"}}',
    )
    expect(inVariables.body).toMatch(/"InvalidInput","field":"text"/)
  })
})

describe('a new session', () => {
  test.each([
    ['a userId with NUL', { userId: NUL }, 'userId'],
    ['half a pair in userId', { userId: HALF }, 'userId'],
    ['an empty userId', { userId: '' }, 'userId'],
    ['a userId of 257 characters', { userId: 'x'.repeat(257) }, 'userId'],
    ['metadata of 9 KB', { metadata: { pad: 'x'.repeat(9000) } }, 'metadata'],
    ['NUL in metadata', { metadata: { note: NUL } }, 'metadata'],
    ['NUL in a name in metadata', { metadata: { [NUL]: 1 } }, 'metadata'],
    ['half a pair in metadata', { metadata: [HALF] }, 'metadata'],
  ])('with %s is refused', async (_name, input, field) => {
    const before = await stored()
    expect(await mutate('createSession', 'CreateSessionInput', input)).toMatchObject({ field })
    expect(await mutate('sendMessage', 'SendMessageInput', { ...input, text: 'hi' })).toMatchObject({ field })
    expect(await stored()).toEqual(before)
  })

  test('with a megabyte of metadata does not reach the API', async () => {
    const body = JSON.stringify({
      query: '{ faqCategories }',
      variables: { metadata: 'x'.repeat(1_000_000) },
    })
    expect((await postRaw(body)).status).toBe(413)
  })

  test.each([[7], [true], ['words'], [[1, [2]]], [{ deep: { deeper: null } }], [{ constructor: 1 }]])(
    'accepts any JSON as metadata: %j',
    async (metadata: unknown) => {
      const query = `mutation ($input: CreateSessionInput!) { createSession(input: $input) { ... on CreateSessionPayload { session { metadata } } } }`
      const { data } = await request<Record<string, { session: object }>>(app.url, query, {
        input: { metadata },
      })
      expect(data.createSession?.session).toEqual({ metadata })
    },
  )

  test('accepts metadata that names the prototype, without harm', async () => {
    const query = 'mutation ($m: JSON) { createSession(input: {metadata: $m}) { __typename } }'
    const raw = await postRaw(`{"query": "${query}", "variables": {"m": {"__proto__": {"polluted": true}}}}`)
    expect(raw.body).toMatch(/CreateSessionPayload/)
    expect(Object(app)).not.toHaveProperty('polluted')
  })
})

describe('a request for a person', () => {
  test.each([
    ['an empty reason', { reason: '' }, 'reason'],
    ['a reason of 1001 characters', { reason: 'x'.repeat(1001) }, 'reason'],
    ['NUL in the reason', { reason: NUL }, 'reason'],
    ['NUL in requestedBy', { reason: 'help', requestedBy: NUL }, 'requestedBy'],
  ])('with %s is refused', async (_name, input, field) => {
    const before = await stored()
    expect(await mutate('escalate', 'EscalateInput', { ...input, sessionId: mine.id })).toMatchObject({
      field,
    })
    expect(await stored()).toEqual(before)
  })
})

describe('reading with arguments that make no sense', () => {
  const badCursors = [
    '',
    'nonsense',
    '%%%',
    NUL,
    ...[
      'S:',
      'S:x',
      `S:${nowhere}`,
      'N:1',
      'I:1',
      'D:1',
      'Z:',
      'O:{"not":{}}',
      'T:[]',
      'J:["a",1]',
      `J:["${nowhere}",1e12]`,
      'T:["S:a","N:NaN"]',
    ].map((chunk) => Buffer.from(`GPC:${chunk}`).toString('base64')),
  ]
  const lists = {
    faqs: (args: string) => `{ faqs(${args}) { totalCount nodes { id } } }`,
    sessions: (args: string) => `{ sessions(${args}) { totalCount nodes { id } } }`,
    tickets: (args: string) => `{ tickets(${args}) { totalCount nodes { id } } }`,
    messages: (args: string) =>
      `{ session(id: "${mine.id}") { messages(${args}) { totalCount nodes { id } } } }`,
  }

  async function failure(query: string, variables = {}) {
    const { status, errors } = await request(app.url, query, variables, TEST_ADMIN_KEY)
    return { status, code: errors?.[0]?.extensions?.code, message: errors?.[0]?.message }
  }

  describe.each(Object.entries(lists))('of %s', (_name, list) => {
    test.each([
      'first: -1',
      'last: -5',
      'first: 101',
      'last: 101',
      'first: 2147483647',
      `after: "x", before: "y"`,
    ])('is refused: %s', async (args) => {
      expect(await failure(list(args))).toMatchObject({ code: 'INVALID_INPUT' })
    })

    test.each(['first: 2147483648', 'first: "1"', 'first: 1.5', 'after: 7'])(
      'is not a valid operation: %s',
      async (args) => {
        expect((await failure(list(args))).status).toBe(400)
      },
    )

    test.each(['first: 0', 'last: 0', 'first: 100', 'first: 1, last: 1', 'first: null, last: null'])(
      'is answered: %s',
      async (args) => {
        expect(await failure(list(args))).toMatchObject({ status: 200, code: undefined })
      },
    )

    test('is refused with a cursor that we did not issue', async () => {
      for (const cursor of badCursors) {
        const { status, code, message } = await failure(list(`first: 1, after: ${JSON.stringify(cursor)}`))
        expect(status, cursor).toBe(200)
        // One that looks like ours and is of nobody gives an empty page, or none.
        expect([undefined, 'INVALID_INPUT'], `${cursor}: ${message}`).toContain(code)
      }
    })
  })

  test.each([
    ['searchFaqs(query: $text) { confidence }', [NUL, HALF, '', ' ', '\u202e', 'x'.repeat(4000)]],
    ['searchFaqs(query: "shipping", category: $text) { confidence }', [NUL, HALF, '']],
    ['suggestFaqs(query: $text) { id }', [NUL, HALF, '', ' ', '\u202e', 'x'.repeat(4000)]],
    ['faqs(category: $text) { totalCount nodes { id } }', [NUL, HALF, '']],
    ['sessions(search: $text) { totalCount nodes { id } }', [NUL, HALF, '', '%', '_', '\\']],
    ['sessions(userId: $text) { totalCount nodes { id } }', [NUL, HALF, '']],
  ])('finds nothing, or something: %s', async (field, texts) => {
    for (const text of texts) {
      const outcome = await failure(`query ($text: String!) { ${field} }`, { text })
      expect(outcome, JSON.stringify(text)).toMatchObject({ status: 200, code: undefined })
    }
  })

  test.each([
    'searchFaqs(query: "x", limit: -1) { confidence }',
    'searchFaqs(query: "x", limit: 0) { confidence }',
    'searchFaqs(query: "x", limit: 51) { confidence }',
    'searchFaqs(query: "x", limit: 2147483647) { confidence }',
    'suggestFaqs(query: "x", limit: 0) { id }',
    'faqSuggestions(limit: -1) { id }',
    'faqSuggestions(limit: 1000) { id }',
    'usage(days: 0) { days }',
    'usage(days: -7) { days }',
    'usage(days: 2147483647) { days }',
  ])('is refused: %s', async (field) => {
    const outcome = await failure(`{ ${field} }`)
    expect(outcome.code, outcome.message).toBe('INVALID_INPUT')
  })

  test('of 4001 characters in the search is refused', async () => {
    const { code } = await failure('query ($q: String!) { searchFaqs(query: $q) { confidence } }', {
      q: 'x'.repeat(4001),
    })
    expect(code).toBe('INVALID_INPUT')
  })

  test.each(['x', '', NUL, nowhere, "' OR 1=1"])('of anything by the id %j is null', async (id) => {
    const query = 'query ($id: ID!) { session(id: $id) { id } node(id: $id) { id } }'
    const { data } = await request(app.url, query, { id }, TEST_ADMIN_KEY)
    expect(data).toEqual({ session: null, node: null })
  })
})

describe('staff', () => {
  test.each([
    ['createFaq(input: {question: $text, answer: "a", category: "c"})'],
    ['createFaq(input: {question: "q", answer: $text, category: "c"})'],
    ['createFaq(input: {question: "q", answer: "a", category: $text})'],
    ['createFaq(input: {question: "q", answer: "a", category: "c", phrasings: [$text]})'],
    ['createFaq(input: {question: "q", answer: "a", category: "c", keywords: [$text]})'],
    ['createApiKey(input: { name: $text, role: AGENT })'],
    ['createApiKey(input: { name: "partner", role: PARTNER, scopes: [$text] })'],
  ])('cannot store NUL, half a surrogate pair or too much with %s', async (field) => {
    const before = await stored()
    const query = `mutation ($text: String!) { outcome: ${field} { __typename ... on InvalidInput { field } } }`
    for (const text of [NUL, HALF, 'x'.repeat(9000)]) {
      const { data } = await request(app.url, query, { text }, TEST_ADMIN_KEY)
      expect(data.outcome, text).toMatchObject({ __typename: 'InvalidInput' })
    }
    expect(await stored()).toEqual(before)
  })

  test.each([
    'updateFaq(input: { id: $id, question: "q" })',
    'deleteFaq(input: { id: $id })',
    'renameApiKey(input: { id: $id, name: "x" })',
    'revokeApiKey(input: { id: $id })',
    'takeTicket(input: { ticketId: $id })',
    'returnToBot(input: { sessionId: $id })',
    'resolveSession(input: { sessionId: $id })',
    'sendAgentMessage(input: { sessionId: $id, text: "hi" })',
  ])('get NotFound from %s for what does not exist', async (field) => {
    for (const id of [nowhere, 'x', '', NUL]) {
      const query = `mutation ($id: ID!) { outcome: ${field} { __typename } }`
      const { data, errors } = await request(app.url, query, { id }, TEST_ADMIN_KEY)
      expect(data?.outcome, JSON.stringify(errors)).toEqual({ __typename: 'NotFound' })
    }
  })
})
