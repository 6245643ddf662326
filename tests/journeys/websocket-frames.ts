/** Frames of a client, in their order, and with which code of graphql-ws the server closes the socket for them. */
export type FrameCase = [name: string, code: number, frames: readonly (string | Buffer)[]]

const json = (message: unknown): string => JSON.stringify(message)
const init = json({ type: 'connection_init' })
const query = (id: unknown, more: object = {}) =>
  json({ id, type: 'subscribe', payload: { query: '{ faqCategories }', ...more } })
const nested = (depth: number, open: string, close: string) => open.repeat(depth) + close.repeat(depth)

/** A client that talks to the server as servers talk to clients. */
const wrongDirection: FrameCase[] = [
  ['connection_ack first', 4400, [json({ type: 'connection_ack' })]],
  ['connection_ack after connection_init', 4400, [init, json({ type: 'connection_ack' })]],
  ['connection_ack with a payload', 4400, [init, json({ type: 'connection_ack', payload: { a: 1 } })]],
  ['next first', 4400, [json({ id: '1', type: 'next', payload: {} })]],
  ['next after connection_init', 4400, [init, json({ id: '1', type: 'next', payload: { data: {} } })]],
  ['next of an operation that runs', 4400, [init, query('1'), json({ id: '1', type: 'next', payload: {} })]],
  ['next whose name is escaped', 4400, [init, '{"id":"1","type":"ne\\u0078t","payload":{}}']],
  ['error first', 4400, [json({ id: '1', type: 'error', payload: [{ message: 'no' }] })]],
  [
    'error after connection_init',
    4400,
    [init, json({ id: '1', type: 'error', payload: [{ message: 'no' }] })],
  ],
  ['error of nothing', 4400, [init, json({ id: '1', type: 'error', payload: [] })]],
]

const noMessage: FrameCase[] = [
  ['an empty frame', 4400, ['']],
  ['blanks', 4400, [' \n']],
  ['a word', 4400, ['hello']],
  ['half of an object', 4400, ['{"type":"connection_init"']],
  ['two objects', 4400, [init + init]],
  ['an object in single quotes', 4400, ["{'type':'connection_init'}"]],
  ['bytes that are no text', 4400, [Buffer.from([0, 255, 254, 1])]],
  ['a NUL', 4400, ['\0']],
  ['null', 4400, ['null']],
  ['true', 4400, ['true']],
  ['a number', 4400, ['42']],
  ['a text', 4400, ['"connection_init"']],
  ['a list', 4400, ['[]']],
  ['a list of messages', 4400, [`[${init}]`]],
  ['lists 30,000 deep', 4400, [nested(30_000, '[', ']')]],
  ['an object without a type', 4400, ['{}']],
  ['a type that is null', 4400, [json({ type: null })]],
  ['a type that is a number', 4400, [json({ type: 1 })]],
  ['a type that is a list', 4400, [json({ type: ['ping'] })]],
  ['a type that is an object', 4400, [json({ type: { ping: 1 } })]],
  ['an empty type', 4400, [json({ type: '' })]],
  ['an unknown type', 4400, [json({ type: 'evil' })]],
  ['a type of the older protocol, start', 4400, [init, json({ id: '1', type: 'start', payload: {} })]],
  ['a type of the older protocol, connection_terminate', 4400, [json({ type: 'connection_terminate' })]],
  ['a type in capitals', 4400, [json({ type: 'CONNECTION_INIT' })]],
  ['a type with a blank behind it', 4400, [json({ type: 'ping ' })]],
  ['a type that every object has', 4400, [json({ type: 'constructor' })]],
  ['a type __proto__', 4400, ['{"type":"__proto__"}']],
]

const wrongParts: FrameCase[] = [
  ['connection_init with a list', 4400, [json({ type: 'connection_init', payload: [] })]],
  ['connection_init with a text', 4400, [json({ type: 'connection_init', payload: 'Bearer x' })]],
  ['ping with a list', 4400, [json({ type: 'ping', payload: [1] })]],
  ['ping with a number', 4400, [json({ type: 'ping', payload: 7 })]],
  ['pong with a text', 4400, [json({ type: 'pong', payload: 'x' })]],
  ['ping with lists 30,000 deep', 4400, [`{"type":"ping","payload":{"a":${nested(30_000, '[', ']')}}}`]],
  ['subscribe without an id', 4400, [init, query(undefined)]],
  ['subscribe with an empty id', 4400, [init, query('')]],
  ['subscribe with a number for an id', 4400, [init, query(1)]],
  ['subscribe with an object for an id', 4400, [init, query({})]],
  ['subscribe without a payload', 4400, [init, json({ id: '1', type: 'subscribe' })]],
  [
    'subscribe with a text for a payload',
    4400,
    [init, json({ id: '1', type: 'subscribe', payload: '{ a }' })],
  ],
  ['subscribe with a list for a payload', 4400, [init, json({ id: '1', type: 'subscribe', payload: [] })]],
  ['subscribe without a query', 4400, [init, query('1', { query: undefined })]],
  ['subscribe with a number for a query', 4400, [init, query('1', { query: 7 })]],
  ['subscribe with a list for variables', 4400, [init, query('1', { variables: [] })]],
  ['subscribe with a text for variables', 4400, [init, query('1', { variables: '{}' })]],
  ['subscribe with a list for an operationName', 4400, [init, query('1', { operationName: ['a'] })]],
  ['subscribe with a text for extensions', 4400, [init, query('1', { extensions: 'x' })]],
  ['complete without an id', 4400, [init, json({ type: 'complete' })]],
  ['complete with a number for an id', 4400, [init, json({ id: 1, type: 'complete' })]],
  ['complete with an empty id', 4400, [init, json({ id: '', type: 'complete' })]],
]

const wrongOrder: FrameCase[] = [
  ['subscribe before connection_init', 4401, [query('1')]],
  ['a mutation before connection_init', 4401, [query('1', { query: 'mutation { x }' })]],
  ['subscribe after a ping alone', 4401, [json({ type: 'ping' }), query('1')]],
  ['a second connection_init', 4429, [init, init]],
  [
    'a second connection_init with another credential',
    4429,
    [init, json({ type: 'connection_init', payload: { authorization: 'Bearer ak_other' } })],
  ],
]

export const closing: readonly FrameCase[] = [...wrongDirection, ...noMessage, ...wrongParts, ...wrongOrder]

/** Odd, and yet allowed: the socket stays open and the next query is answered. */
export const harmless: readonly [name: string, frames: readonly string[]][] = [
  ['connection_init with null', [json({ type: 'connection_init', payload: null })]],
  [
    'connection_init with a number for a credential',
    [json({ type: 'connection_init', payload: { authorization: 7 } })],
  ],
  ['connection_init with parts that nobody knows', [json({ type: 'connection_init', extra: [1], id: '1' })]],
  ['complete of an unknown operation', [init, json({ id: 'nobody', type: 'complete' })]],
  ['complete of __proto__', [init, json({ id: '__proto__', type: 'complete' })]],
  ['complete before connection_init', [json({ id: '1', type: 'complete' }), init]],
  ['a pong that nobody asked for', [init, json({ type: 'pong', payload: { a: 1 } })]],
  [
    'pings before and after connection_init',
    [json({ type: 'ping' }), init, json({ type: 'ping', payload: {} })],
  ],
  ['an id of 4,000 characters', [init, query('x'.repeat(4000))]],
  ['an id __proto__', [init, query('__proto__')]],
  ['an empty query', [init, query('1', { query: '' })]],
  [
    'variables 9,000 deep',
    [
      init,
      `{"id":"1","type":"subscribe","payload":{"query":"{ faqCategories }","variables":{"a":${nested(9000, '[', ']')}}}}`,
    ],
  ],
]
