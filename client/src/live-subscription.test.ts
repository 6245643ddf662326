import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { parse } from 'graphql'
import { useServer } from 'graphql-ws/use/ws'
import { createSchema } from 'graphql-yoga'
import { afterEach, expect, test } from 'vitest'
import { WebSocketServer } from 'ws'
import { subscribe } from './live-subscription.ts'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

const document = parse('subscription Count($after: Int!) { count(after: $after) }')

/** A real graphql-ws server that counts on from `after`, two numbers a subscription; then `ending` happens. */
async function aServer(
  ending: (socket: WebSocketServer) => void | Promise<void>,
  port = 0,
  read: (count: number) => number = (count) => count,
) {
  const sockets = new WebSocketServer({ port, host: '127.0.0.1' })
  const asked: number[] = []
  const bearers: unknown[] = []
  const schema = createSchema({
    typeDefs: 'type Query { ok: Boolean } type Subscription { count(after: Int!): Int! }',
    resolvers: {
      Subscription: {
        count: {
          async *subscribe(_root: unknown, { after }: { after: number }) {
            asked.push(after)
            yield { count: after + 1 }
            yield { count: after + 2 }
            await ending(sockets)
          },
          resolve: ({ count }: { count: number }) => read(count),
        },
      },
    },
  })
  const server = useServer(
    { schema, onConnect: ({ connectionParams }) => void bearers.push(connectionParams) },
    sockets,
  )
  await once(sockets, 'listening')
  let closed: Promise<void> | undefined
  const close = async (): Promise<void> => {
    closed ??= Promise.resolve(server.dispose())
    await closed
  }
  cleanups.push(close)
  const address = sockets.address() as AddressInfo // it listens on TCP, so this is not the name of a pipe
  return { port: address.port, asked, bearers, close }
}

/** Follows until `enough` numbers have come. */
function numbers(port: number, enough: number) {
  const got: number[] = []
  const connected: boolean[] = []
  const done = new Promise<void>((resolve) => {
    const subscription = subscribe<{ count: number }, { after: number }>({
      url: `ws://127.0.0.1:${port}`,
      authorization: 'Bearer secret',
      document,
      variables: () => ({ after: got.at(-1) ?? 0 }),
      onData: ({ count }) => {
        got.push(count)
        if (got.length >= enough) resolve()
      },
      onConnected: (is) => connected.push(is),
    })
    cleanups.push(() => subscription.stop())
  })
  return { got, connected, done }
}

test.each([
  ['the server ends the subscription', () => undefined],
  [
    'the socket is lost',
    (sockets: WebSocketServer) => {
      for (const client of sockets.clients) client.terminate()
    },
  ],
  [
    'the server fails with a code that graphql-ws gives up on',
    (sockets: WebSocketServer) => {
      for (const client of sockets.clients) client.close(1011, 'Internal error')
    },
  ],
  ['the subscription is refused', () => Promise.reject(new Error('refused'))],
])('when %s, it subscribes again and resumes after the last event', async (_name, ending) => {
  const server = await aServer(ending)
  const { got, done, connected } = numbers(server.port, 6)
  await done
  expect(got).toEqual([1, 2, 3, 4, 5, 6])
  expect(server.asked).toEqual([0, 2, 4])
  expect(server.bearers[0]).toEqual({ authorization: 'Bearer secret' })
  expect(connected.slice(0, 3)).toEqual([true, false, true])
})

test('a server that is down is retried until it is back', async () => {
  const first = await aServer(() => undefined)
  await first.close()
  const { got, done } = numbers(first.port, 2)
  await aServer(() => undefined, first.port)
  await done
  expect(got).toEqual([1, 2])
})

test('an event that the server could not read is requested again, not skipped', async () => {
  let broken = true
  const server = await aServer(
    () => new Promise(() => undefined),
    0,
    (count) => {
      if (count < 2 || !broken) return count
      broken = false
      throw new Error('no database')
    },
  )
  const { got, done } = numbers(server.port, 3)
  await done
  expect(got).toEqual([1, 2, 3])
  expect(server.asked).toEqual([0, 1])
})
