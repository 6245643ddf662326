import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { request } from '#server/testing/graphql-client.ts'
import { type RunningApp, startTestApp } from '#server/testing/start-app.ts'

let app: RunningApp
beforeAll(async () => {
  app = await startTestApp({
    env: { NODE_ENV: 'production', ALLOWED_ORIGINS: 'https://shop.example,https://other.example' },
  })
})
afterAll(() => app?.close())

const question = '{ faqCategories }'
const json = { 'content-type': 'application/json' }

interface Answer {
  status: number
  body: string
  errors: { message: string; extensions?: { code?: string } }[]
}

async function post(body: RequestInit['body'], headers: Record<string, string> = json): Promise<Answer> {
  const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit
  const response = await fetch(`${app.url}/graphql`, init)
  const text = await response.text()
  return {
    status: response.status,
    body: text,
    errors: text.startsWith('{') ? (JSON.parse(text).errors ?? []) : [],
  }
}

/** What a program says on the wire that knows no HTTP library, and the first line of what it gets. */
function say(words: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(app.url).port), '127.0.0.1', () => socket.write(words))
    let heard = ''
    socket.on('data', (chunk) => {
      heard += chunk
      if (!heard.includes('\r\n')) return
      socket.destroy()
      resolve(heard.slice(0, heard.indexOf('\r\n')))
    })
    socket.on('error', reject)
    socket.on('end', () => resolve(heard))
  })
}

describe('a body', () => {
  test.each([
    ['a form', 'application/x-www-form-urlencoded', `query=${encodeURIComponent(question)}`],
    ['plain text', 'text/plain', JSON.stringify({ query: question })],
    ['a GraphQL document', 'application/graphql', question],
    [
      'a form with files',
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n{}\r\n--x--',
    ],
    ['JSON by another name', 'text/json', JSON.stringify({ query: question })],
  ])('that is %s is refused, for any site could post it', async (_name, type, body) => {
    expect((await post(body, { 'content-type': type })).status).toBe(415)
  })

  test('without a type is refused', async () => {
    expect((await post(new Blob([JSON.stringify({ query: question })]), {})).status).toBe(415)
  })

  test('with a charset is read', async () => {
    const answer = await post(JSON.stringify({ query: question }), {
      'content-type': 'application/json; charset=utf-8',
    })
    expect(answer.status).toBe(200)
  })

  test('of 64 KB is read, one byte more is not', async () => {
    const largest = JSON.stringify({ query: question, extensions: { pad: '' } })
    const fill = (bytes: number) =>
      largest.replace('"pad":""', `"pad":"${'x'.repeat(bytes - largest.length)}"`)
    expect((await post(fill(64 * 1024))).status).toBe(200)
    expect((await post(fill(64 * 1024 + 1))).status).toBe(413)
  })

  test('of unknown length ends at 64 KB', async () => {
    const stream = new ReadableStream({
      start(controller) {
        const bytes = new TextEncoder().encode(`{"query":"${'x'.repeat(200_000)}"}`)
        for (let at = 0; at < bytes.length; at += 10_000) controller.enqueue(bytes.slice(at, at + 10_000))
        controller.close()
      },
    })
    expect((await post(stream)).status).toBe(413)
  })

  test('of several megabytes still gets an answer', async () => {
    for (let tries = 0; tries < 5; tries += 1) {
      expect((await post(JSON.stringify({ query: 'x'.repeat(5_000_000) }))).status).toBe(413)
    }
    expect((await request(app.url, question)).status).toBe(200)
  })

  test.each([
    ['nothing', ''],
    ['half a JSON', '{"query": "{ faqCat'],
    ['no JSON', 'query { faqCategories }'],
    ['a number', '7'],
    ['null', 'null'],
    ['a word', '"query"'],
    ['a batch', JSON.stringify([{ query: question }, { query: question }])],
    ['no query', '{}'],
    ['a query that is a number', '{"query": 7}'],
    ['a query that is a list', '{"query": ["{ faqCategories }"]}'],
    ['an empty query', '{"query": ""}'],
    ['variables that are a list', JSON.stringify({ query: question, variables: [1] })],
    ['variables that are a word', JSON.stringify({ query: question, variables: 'x' })],
    ['an operation name that is an object', JSON.stringify({ query: question, operationName: {} })],
    [
      'an unknown operation',
      JSON.stringify({ query: 'query A { faqCategories } query B { faqCategories }', operationName: 'C' }),
    ],
    [
      'no choice of two operations',
      JSON.stringify({ query: 'query A { faqCategories } query B { faqCategories }' }),
    ],
    ['only a fragment', JSON.stringify({ query: 'fragment F on Query { faqCategories }' })],
    ['an unknown field', JSON.stringify({ query: '{ secrets }' })],
    ['a parameter that nobody knows', JSON.stringify({ query: question, evil: true })],
    ['a missing variable', JSON.stringify({ query: 'query ($id: ID!) { session(id: $id) { id } }' })],
    [
      'a variable of the wrong type',
      JSON.stringify({ query: 'query ($id: ID!) { session(id: $id) { id } }', variables: { id: { a: 1 } } }),
    ],
    [
      'an integer that is too big',
      JSON.stringify({
        query: 'query ($n: Int) { faqSuggestions(limit: $n) { id } }',
        variables: { n: 1e12 },
      }),
    ],
    [
      'circular fragments',
      JSON.stringify({ query: 'query { ...A } fragment A on Query { ...B } fragment B on Query { ...A }' }),
    ],
  ])('with %s is the client’s mistake, and says which', async (_name, body) => {
    const answer = await post(body)
    expect(answer.status, answer.body).toBeGreaterThanOrEqual(400)
    expect(answer.status, answer.body).toBeLessThan(500)
    expect(answer.errors[0]?.message, answer.body).toBeTruthy()
    expect(answer.errors[0]?.message).not.toMatch(/went wrong on our side/)
    expect(answer.body).not.toMatch(/node_modules|\.ts:|\.js:|stack/)
  })
})

describe('an operation', () => {
  test('that changes something is refused by GET', async () => {
    const mutation = encodeURIComponent('mutation { createSession(input: {}) { __typename } }')
    const before = await app.database.db.session.count()
    expect((await fetch(`${app.url}/graphql?query=${mutation}`)).status).toBe(405)
    expect(await app.database.db.session.count()).toBe(before)
  })

  test('that reads may come by GET', async () => {
    const response = await fetch(`${app.url}/graphql?query=${encodeURIComponent(question)}`)
    expect(await response.json()).toMatchObject({ data: { faqCategories: expect.any(Array) } })
  })

  test.each([
    'query={faqCategories}&variables=%7B',
    'query={faqCategories}&variables=x',
    'query={faqCategories}&variables=[1]',
    'query={faqCategories}&variables=%00',
    'query={faqCategories}&variables=%E0%A4',
    'query={faqCategories}&extensions=x',
    'query={faqCategories}&extensions=%7B%22a%22',
    'query=%7B&variables=%7B%7D',
    'query=%',
    'variables=%7B%7D',
    '%%%',
    'query={faqCategories}&evil=1&operationName=x',
  ])('by GET with %s is the client’s mistake', async (search) => {
    for (const accept of ['*/*', 'application/graphql-response+json']) {
      const response = await fetch(`${app.url}/graphql?${search}`, { headers: { accept } })
      const { errors } = (await response.json()) as { errors: { message: string }[] }
      expect(response.status).toBe(400)
      expect(errors[0]?.message).not.toMatch(/went wrong on our side/)
    }
    expect(await (await fetch(`${app.url}/metrics`)).text()).toContain(
      'support_bot_defects_total{where="request"} 0',
    )
  })

  test.each(['{ broken1', '{ notAField }', 'query ($id: ID!) { faqCategories(id: $id) }'])(
    'that cannot be run (%s) has the status that its own client expects, whatever others expect',
    async (query) => {
      const status = async (accept: string) =>
        (await post(JSON.stringify({ query }), { ...json, accept })).status
      const [old, current] = ['application/json', 'application/graphql-response+json']
      const seen: number[] = []
      for (const accept of [old, current, old, '*/*', old, current]) seen.push(await status(accept ?? ''))
      expect(seen).toEqual([200, 400, 200, 400, 200, 400])
    },
  )

  test.each([33, 2273, 5000, 30_000])('with metadata %i levels deep is refused in words', async (levels) => {
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
    ] as const) {
      const nested = `${open.repeat(levels / open.length + 33)}1${close.repeat(levels / open.length + 33)}`
      const query = (mutation: string) =>
        `mutation ($m: JSON) { ${mutation} { __typename ... on InvalidInput { field message } } }`
      for (const mutation of [
        'createSession(input: { metadata: $m })',
        'sendMessage(input: { text: "hello there", metadata: $m })',
      ]) {
        const { body } = await post(
          `{"query":${JSON.stringify(query(mutation))},"variables":{"m":${nested}}}`,
        )
        expect(body).toContain('"__typename":"InvalidInput"')
        expect(body).toContain('"field":"metadata"')
      }
    }
  })

  test('with metadata 32 levels deep is run', async () => {
    const query = 'mutation ($m: JSON) { createSession(input: { metadata: $m }) { __typename } }'
    const variables = `{"m":${'['.repeat(32)}1${']'.repeat(32)}}`
    const { body } = await post(`{"query":${JSON.stringify(query)},"variables":${variables}}`)
    expect(body).toContain('CreateSessionPayload')
  })

  test.each(['PUT', 'DELETE', 'PATCH', 'HEAD'])('does not come by %s', async (method) => {
    const response = await fetch(`${app.url}/graphql`, { method })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('GET, POST, OPTIONS')
  })

  const deep = (levels: number) => `${'session { ticket { '.repeat(levels)} id ${'} }'.repeat(levels)}`
  test.each([
    ['too deep', `{ tickets(first: 1) { nodes { ${deep(7)} } } }`],
    ['of too many aliases', `{ ${Array.from({ length: 20 }, (_, n) => `a${n}: faqCategories`).join(' ')} }`],
    ['of too many tokens', `{ ${'faqCategories '.repeat(3000)} }`],
    ['of too many directives', `{ faqCategories ${'@include(if: true) '.repeat(30)} }`],
    [
      'too expensive',
      '{ faqs(first: 100) { nodes { id } } sessions(first: 100) { nodes { messages(first: 100) { nodes { citations { id } } } } } }',
    ],
    [
      'made cheap by a negative page',
      '{ a: faqs(first: -100000) { nodes { id } } sessions(first: 100) { nodes { messages(first: 100) { nodes { citations { id } } } } } }',
    ],
  ])('that is %s is refused', async (_name, query) => {
    const { status, data, errors } = await request(app.url, query, {}, 'ak_test_admin_key_of_no_server')
    expect(data ?? null).toBeNull()
    expect(errors?.[0]?.message).toBeTruthy()
    expect(status).toBeLessThan(500)
  })

  test('reveals nothing of the schema in production', async () => {
    const introspection = await request(app.url, '{ __schema { types { name } } }')
    expect(introspection.status).toBe(400)
    expect(introspection.data).toBeUndefined()
    const near = await request(app.url, '{ faqCategorie }')
    expect(near.errors?.[0]?.message).not.toMatch(/Did you mean|faqCategories/)
  })

  test('has no GraphiQL in production', async () => {
    const response = await fetch(`${app.url}/graphql`, { headers: { accept: 'text/html' } })
    expect(await response.text()).not.toMatch(/graphiql/i)
    expect(response.status).toBeLessThan(500)
  })
})

describe('another site', () => {
  test('that is not listed gets no permission', async () => {
    for (const origin of [
      'https://evil.example',
      'null',
      'https://shop.example.evil.example',
      'http://shop.example',
    ]) {
      const preflight = await fetch(`${app.url}/graphql`, { method: 'OPTIONS', headers: { origin } })
      expect(preflight.headers.get('access-control-allow-origin')).toBeNull()
      const read = await fetch(`${app.url}/graphql?query=${encodeURIComponent(question)}`, {
        headers: { origin },
      })
      expect(read.headers.get('access-control-allow-origin')).toBeNull()
      expect(read.headers.get('vary')).toMatch(/origin/i)
    }
  })

  test('that is listed may ask, without credentials', async () => {
    const origin = 'https://other.example'
    const { status, headers } = await fetch(`${app.url}/graphql`, { method: 'OPTIONS', headers: { origin } })
    expect(status).toBe(204)
    expect(headers.get('access-control-allow-origin')).toBe(origin)
    expect(headers.get('access-control-allow-headers')).toBe('authorization, content-type')
    expect(headers.get('access-control-allow-credentials')).toBeNull()
  })
})

test.each(['evil.example', 'evil.example:4000', '192.168.0.7'])(
  'a name that another site points to this machine is refused: %s',
  async (host) => {
    const upgrade = 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13'
    expect(await say(`GET /health HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)).toContain(' 421 ')
    expect(await say(`GET /graphql HTTP/1.1\r\nHost: ${host}\r\n${upgrade}\r\n\r\n`)).toContain(' 421 ')
  },
)

describe('a page', () => {
  test('carries the headers that keep it safe', async () => {
    const { headers } = await fetch(app.url)
    expect(headers.get('content-security-policy')).toMatch(
      /default-src 'none'.*frame-ancestors 'self' https:\/\/shop.example https:\/\/other.example/,
    )
    expect(headers.get('content-security-policy')).toContain(
      `connect-src 'self' ws://${new URL(app.url).host} wss:`,
    )
    expect(headers.get('permissions-policy')).toContain('camera=()')
    expect(headers.get('strict-transport-security')).toBeNull()
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    const console_ = await fetch(`${app.url}/console`)
    expect(console_.headers.get('content-security-policy')).toMatch(/frame-ancestors 'self'/)
    const api = await fetch(`${app.url}/graphql?query={faqCategories}`)
    expect(api.headers.get('content-security-policy')).toMatch(/frame-ancestors 'self'/)
    expect(api.headers.get('x-content-type-options')).toBe('nosniff')
    expect(api.headers.get('cache-control')).toBe('no-store')
  })

  test.each([
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/%2e%2e/package.json',
    '/assets/../../../package.json',
    '/..%5c..%5cpackage.json',
    '//etc/passwd',
    '/%00',
    '/%E0%A4%A',
    '/index.html%00.js',
    '/.data/postgres/PG_VERSION',
    '/nothing-here',
    '/graphql/',
  ])('is not at %s', async (path) => {
    const line = await say(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)
    expect(line).toMatch(/HTTP\/1.1 (404|400)/)
  })

  test('is there for HEAD as for GET, and for nothing else', async () => {
    const head = await fetch(app.url, { method: 'HEAD' })
    expect(head.status).toBe(200)
    expect(head.headers.get('content-type')).toMatch(/text\/html/)
    expect((await fetch(app.url, { method: 'POST', body: 'x' })).status).toBe(404)
  })
})

test.each([
  ...[
    'http://',
    'http://?x',
    'http://[',
    'http://[::1',
    'http://x/graphql',
    'https://evil.example/',
    '*',
    'x',
    '?',
  ],
  ...['//evil.example:x/', 'x:443', '[::1]:443', 'javascript:alert(1)'],
])('a target like %s gets a 400, or is treated as a plain path', async (target) => {
  for (const method of ['GET', 'POST', 'OPTIONS', 'HEAD']) {
    const line = await say(`${method} ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)
    expect(line).toMatch(target.startsWith('/') ? /HTTP\/1.1 404/ : /HTTP\/1.1 400/)
  }
  const socket = await say(
    `GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
  )
  expect(socket).toMatch(target.startsWith('/') ? /HTTP\/1.1 404/ : /HTTP\/1.1 400/)
})

test.each(['[', '[::1', 'x/graphql?', 'u@x', 'a b', 'x:y'])('a Host like %s gets a 400', async (host) => {
  for (const path of ['/', '/graphql?query={faqCategories}', '/health']) {
    const line = await say(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
    expect(line).toMatch(/HTTP\/1.1 400/)
  }
})

test('a client that offers HTTP/2 is answered in HTTP/1.1', async () => {
  const upgrade = 'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk'
  expect(await say(`GET /health HTTP/1.1\r\nHost: localhost\r\n${upgrade}\r\n\r\n`)).toMatch(/HTTP\/1.1 200/)
})

test('a client that does not speak HTTP does no harm', async () => {
  await say('hello\r\n\r\n')
  await say(`GET /graphql HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`)
  expect((await request(app.url, question)).status).toBe(200)
})
