import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import { request } from '#server/testing/graphql-client.ts'
import { type RunningApp, startTestApp } from '#server/testing/start-app.ts'
import { openSocket, until } from './socket.ts'

let app: RunningApp
beforeAll(async () => {
  app = await startTestApp({ env: { NODE_ENV: 'production', ALLOWED_ORIGINS: 'https://shop.example' } })
})
afterAll(() => app?.close())

const protocol = 'graphql-transport-ws'
const endpoint = () => `${app.url.replace('http', 'ws')}/graphql`

/** The status of the answer to an upgrade: 101 when it was accepted. */
function upgrade(url: string, options: WebSocket.ClientOptions = {}): Promise<number | undefined> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url, protocol, options)
    socket.on('error', () => undefined)
    socket.on('open', () => {
      socket.terminate()
      resolve(101)
    })
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode))
  })
}

/** The code with which the server closes a socket on which these messages are sent. */
function closeCodeAfter(...messages: (string | Buffer)[]): Promise<number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(endpoint(), protocol)
    socket.on('open', () => {
      for (const message of messages) socket.send(message)
    })
    socket.on('close', resolve)
  })
}

/** A client on the wire: what it sends, and whatever it leaves out. */
function wire(words: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(app.url).port), '127.0.0.1', () =>
      socket.write(words, () => resolve(socket)),
    )
    socket.on('error', reject)
  })
}

const handshake = (path: string, more = '') =>
  `GET ${path} HTTP/1.1\r\nHost: ${new URL(app.url).host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${'A'.repeat(22)}==\r\nSec-WebSocket-Protocol: ${protocol}\r\n${more}\r\n`

const init = JSON.stringify({ type: 'connection_init' })

describe('an upgrade', () => {
  test('is for our own pages, listed origins and programs', async () => {
    expect(await upgrade(endpoint())).toBe(101)
    expect(await upgrade(endpoint(), { origin: app.url })).toBe(101)
    expect(await upgrade(endpoint(), { origin: 'https://shop.example' })).toBe(101)
    for (const origin of ['https://evil.example', 'null', 'https://shop.example.evil.example', 'file://']) {
      expect(await upgrade(endpoint(), { origin }), origin).toBe(403)
    }
  })

  test('is accepted at /graphql only', async () => {
    expect(await upgrade(`${app.url.replace('http', 'ws')}/`)).toBe(404)
    expect(await upgrade(`${app.url.replace('http', 'ws')}/graphql/more`)).toBe(404)
  })

  test('that the client resets at once does not end the server', async () => {
    for (const words of [
      handshake('/nowhere'),
      handshake('/graphql', 'Origin: https://evil.example\r\n'),
      handshake('/graphql'),
    ]) {
      for (let tries = 0; tries < 20; tries += 1) (await wire(words)).resetAndDestroy()
    }
    await until(() => expect(app.app.sockets()).toBe(0))
    expect((await request(app.url, '{ faqCategories }')).status).toBe(200)
  })
})

describe('a socket', () => {
  test('accepts frames of 64 KB and is closed by larger ones', async () => {
    const query = (length: number) => {
      const message = JSON.stringify({
        id: '1',
        type: 'subscribe',
        payload: { query: '{ faqCategories }', extensions: { pad: '' } },
      })
      return message.replace('"pad":""', `"pad":"${'x'.repeat(length - message.length)}"`)
    }
    expect(await closeCodeAfter(init, query(64 * 1024 + 1))).toBe(1009)
    const socket = new WebSocket(endpoint(), protocol)
    const heard: string[] = []
    socket.on('open', () => socket.send(init))
    socket.on('message', (data) => heard.push(String(data)))
    await until(() => expect(heard).toHaveLength(1))
    socket.send(query(64 * 1024))
    await until(() => expect(heard[1]).toMatch(/"next"/))
    socket.terminate()
  })

  test('is closed by anything that is not a protocol message', async () => {
    expect(await closeCodeAfter('hello')).toBe(4400)
    expect(await closeCodeAfter('{"type":"evil"}')).toBe(4400)
    expect(await closeCodeAfter(Buffer.from([0, 255, 1]))).toBe(4400)
    expect(await closeCodeAfter(init, '{"id":"1","type":"subscribe","payload":{"query":7}}')).toBe(4400)
    expect(
      await closeCodeAfter('{"id":"1","type":"subscribe","payload":{"query":"{ faqCategories }"}}'),
    ).toBe(4401)
    expect(await closeCodeAfter(init, init)).toBe(4429)
  })

  test.each([
    ['that is cut off', '{ faqCat'],
    ['with an unknown field', '{ secrets }'],
    ['that introspects', '{ __schema { types { name } } }'],
    [
      'that is too deep',
      `{ tickets { nodes { ${'session { ticket { '.repeat(8)} id ${'} }'.repeat(8)} } } }`,
    ],
    [
      'with too many aliases',
      `{ ${Array.from({ length: 20 }, (_, n) => `a${n}: faqCategories`).join(' ')} }`,
    ],
    ['with too many tokens', `{ ${'faqCategories '.repeat(3000)} }`],
    [
      'that is too expensive',
      '{ faqs(first: 100) { nodes { id } edges { node { id } } } a: faqs(first: 100) { nodes { id } } sessions(first: 100) { nodes { messages(first: 100) { nodes { id } } } } }',
    ],
    ['without a fitting name', 'query A { faqCategories } query B { faqCategories }'],
    ['with a missing variable', 'query ($id: ID!) { session(id: $id) { id } }'],
    ['for staff', '{ sessions { nodes { id } } }'],
  ])('refuses an operation %s, and goes on', async (_name, query) => {
    const socket = openSocket(app.url)
    const refused = socket.subscribe(query)
    await until(() => expect(refused.ended).toBe(true))
    expect(refused.errors[0]?.message).toBeTruthy()
    expect(refused.errors[0]?.message).not.toMatch(/Did you mean|our side/)
    const next = socket.subscribe('{ faqCategories }')
    await until(() => expect(next.ended).toBe(true))
    expect(next.events).toHaveLength(1)
    expect(socket.closed).toEqual([])
    socket.close()
  })
})

test('a stopping server does not wait for clients that never close', async () => {
  const stopping = await startTestApp()
  const socket = connect(Number(new URL(stopping.url).port), '127.0.0.1', () => {
    socket.write(handshake('/graphql'))
  })
  socket.on('error', () => undefined)
  await until(() => expect(stopping.app.sockets()).toBe(1))
  await stopping.close()
})
