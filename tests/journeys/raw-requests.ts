import type { Random } from '../nemesis/random.ts'

/** What goes over one connection, and how the client ends it. */
export interface RawExchange {
  /** As bytes: latin1. */
  said: string
  /** `finish`: hears the server out, for a while; `reset`: cuts the connection in the middle of things. */
  end: 'finish' | 'reset'
}

const paths = [
  ...['/', '/graphql', '/console', '/console/faq', '/widget.js', '/health', '/health/ready', '/metrics'],
  ...[
    '/graphql?query={__typename}',
    '/graphql?query=%7BfaqCategories%7D&variables=%7B',
    '/graphql?variables=1',
  ],
  ...['/graphql?query={faqCategories}&extensions=x', '/graphql?query=%', '/graphql?query=query%20('],
]
const garbage = [
  ...['http://', 'http://?x', 'http://[', 'http://[::1', 'http://[::1]:99999/', 'http://a:b:c/', 'http:///'],
  ...[
    'http://x/graphql',
    'https://evil.example/',
    'http:/graphql',
    'http:',
    '://',
    ':',
    '?',
    '#',
    '*',
    '%',
    '[',
    ']',
  ],
  ...[
    'ws://[',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:,x',
    'mailto:a@b',
    'x',
    '..',
    '.',
    '\\',
    '@',
  ],
  ...[
    '127.0.0.1:4000',
    'support.example:443',
    '[::1]:443',
    'x:y',
    ':443',
    '//',
    '///',
    '//[',
    '//[::1',
    '//x:y/',
  ],
  ...[
    '//evil.example/graphql',
    '/\\evil.example',
    '/%',
    '/%zz',
    '/%00',
    '/%E0%A4%A',
    '/%c0%ae%c0%ae/',
    '/..%2f',
  ],
  ...[
    '/graphql%',
    '/graphql?%',
    '/graphql?query=%zz',
    '/?%E0',
    '/#',
    '/graphql#x',
    '/graphql?',
    '/graphql??&&==',
  ],
  ...['/console/%', '/console/..%00', '/console/%5c', '/assets/%', '/assets/', '/assets/..', '/widget.js%00'],
  ...[
    '/\xff\xfe',
    '\xff',
    '/\u00e9',
    'http://\xff/',
    'http://\u00fc.example/',
    '/\x7f',
    '/ ',
    '/a b',
    '/\t',
    '\x00',
    '/\x00',
  ],
  ...[
    `/${'a'.repeat(15_000)}`,
    `/${'%41'.repeat(4000)}`,
    `/graphql?${'a='.repeat(7000)}`,
    'x'.repeat(30_000),
  ],
  ...[
    `http://${'a'.repeat(300)}/`,
    `/${'../'.repeat(3000)}`,
    `/${'/'.repeat(5000)}`,
    `/console/${'x/'.repeat(3000)}`,
  ],
]
const methods = [
  ...['GET', 'GET', 'GET', 'POST', 'POST', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'CONNECT', 'TRACE'],
  ...['PROPFIND', 'get', 'G\xcbT', '', 'PRI'],
]
const versions = [
  'HTTP/1.1',
  'HTTP/1.1',
  'HTTP/1.1',
  'HTTP/1.0',
  'HTTP/0.9',
  'HTTP/2.0',
  'HTTP/9',
  'http/1.1',
  '',
]
const hosts = [
  'x',
  'localhost:4000',
  '',
  '[',
  '[::1',
  '[::1]:4000',
  'a b',
  'x:y',
  'x/graphql?',
  '\xff',
  'u@x',
  ',',
  '%',
]
const socketKey = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='
const headers = [
  ...[
    'Connection: close',
    'Connection: keep-alive',
    'Connection: Upgrade',
    'Expect: 100-continue',
    'Expect: x',
  ],
  ...[
    'Accept: text/html',
    'Accept: application/json',
    'Accept: text/event-stream',
    'Accept: \xff',
    'Accept:',
  ],
  ...[
    'Accept-Encoding: gzip',
    'Accept-Encoding: \x01',
    'Range: bytes=0-1',
    'Range: bytes=9-1',
    'If-None-Match: "',
  ],
  ...[
    'If-Modified-Since: x',
    'Origin: null',
    'Origin: http://[',
    'Origin: https://x:y',
    'Origin:',
    'Referer: http://[',
  ],
  ...[
    'Authorization: Bearer x',
    'Authorization: Bearer',
    'Authorization: \xff',
    'Cookie: a=b',
    'X-Request-Id: \xff',
  ],
  ...[
    'X-Forwarded-For: [',
    'X-Forwarded-For: 1.2.3.4, ::',
    'X-Forwarded-Host: [',
    'X-Forwarded-Proto: [',
    'traceparent: x',
  ],
  ...[
    'Content-Type: application/json',
    'Content-Type: text/plain',
    'Content-Type: ;',
    'Content-Encoding: gzip',
  ],
  ...[
    'Content-Length: 5',
    'Content-Length: 0',
    'Content-Length: -1',
    'Content-Length: 99999999999',
    'Content-Length: x',
  ],
  ...[
    'Transfer-Encoding: chunked',
    'Transfer-Encoding: x',
    'Trailer: x',
    'TE: trailers',
    'Upgrade: h2c',
    'Upgrade: \xff',
  ],
  ...[
    'HTTP2-Settings: AAMAAABk',
    ': x',
    'a b: c',
    'X\x00: y',
    'X: \x00',
    `X: ${'y'.repeat(20_000)}`,
    ' folded',
  ],
  ...['Sec-WebSocket-Version: 13', 'Sec-WebSocket-Version: 99', socketKey, 'Sec-WebSocket-Key: x'],
  ...[
    'Sec-WebSocket-Protocol: graphql-transport-ws',
    'Sec-WebSocket-Protocol: ,',
    'Sec-WebSocket-Extensions: ;;',
  ],
]
const handshake = [
  ...['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13', socketKey],
  'Sec-WebSocket-Protocol: graphql-transport-ws',
]
const jsonPost = ['Content-Type: application/json']
const bodies = [
  ...[
    '',
    'x',
    '{',
    'null',
    '[]',
    '"x"',
    '{"query":"{faqCategories}"}',
    '{"query":"{"}',
    '{"query":7}',
    '\x00\xff\xfe',
  ],
  ...[
    '5\r\nhello\r\n0\r\n\r\n',
    'zz\r\n',
    '\x81\x85',
    '\x88\x80\x00\x00\x00\x00',
    '\x81\xff\xff\xff\xff\xff\xff\xff\xff\xff',
  ],
  ...[`{"query":"${'{a'.repeat(5000)}"}`, `{"variables":${'['.repeat(20_000)}`, 'x'.repeat(70_000)],
  `{"query":"mutation($m:JSON){createSession(input:{metadata:$m}){__typename}}","variables":{"m":${'['.repeat(6000)}${']'.repeat(6000)}}}`,
]

/** One exchange that a well-meaning client would not have. The same random numbers give the same exchange. */
export function rawExchange(random: Random): RawExchange {
  const said = random.chance(0.25) ? [0, 1, 2].map(() => rawRequest(random)).join('') : rawRequest(random)
  if (random.chance(0.3)) return { said: said.slice(0, random.between(0, said.length)), end: 'finish' }
  return { said, end: random.chance(0.3) ? 'reset' : 'finish' }
}

function rawRequest(random: Random): string {
  const kind = random.pick(['upgrade', 'post', 'any', 'any'])
  const target = random.pick(random.chance(0.4) ? paths : garbage)
  const body = random.pick(bodies)
  const host = random.chance(0.6) ? 'x' : random.pick(hosts)
  const version = random.chance(0.7) ? 'HTTP/1.1' : random.pick(versions)
  const own = Array.from({ length: random.between(0, 4) }, () => random.pick(headers))
  const ofKind =
    { upgrade: handshake, post: [...jsonPost, `Content-Length: ${body.length}`], any: [] }[kind] ?? []
  const method = { upgrade: 'GET', post: 'POST' }[kind] ?? random.pick(methods)
  const lines = [`${method} ${target} ${version}`, `Host: ${host}`, ...ofKind, ...own]
  return `${lines.join('\r\n')}\r\n\r\n${body}`
}

/** Every strange target by itself: asked for, asked for as a socket, and cut off. */
export function plainExchanges(): RawExchange[] {
  return [...garbage, ...paths].flatMap((target) => {
    const asked = `GET ${target} HTTP/1.1\r\nHost: localhost\r\n`
    return [
      { said: `${asked}\r\n`, end: 'finish' },
      { said: `${asked}\r\n`, end: 'reset' },
      { said: `${asked}${handshake.join('\r\n')}\r\n\r\n`, end: 'finish' },
      { said: `${asked}${handshake.join('\r\n')}\r\n\r\n`, end: 'reset' },
    ]
  })
}
