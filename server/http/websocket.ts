import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type ExecutionArgs, GraphQLError } from 'graphql'
import { CloseCode, type ServerOptions } from 'graphql-ws'
import { useServer } from 'graphql-ws/use/ws'
import { type WebSocket, WebSocketServer } from 'ws'
import { addressOf, bearerIn, requestIdOf } from './caller.ts'
import { type GraphqlServer, MAX_BODY_BYTES } from './graphql.ts'
import type { Origins } from './origins.ts'

const MAX_SUBSCRIPTIONS_A_SOCKET = 30
const MAX_SOCKETS_AN_ADDRESS = 200
const KEEP_ALIVE_MS = 12_000
/** Close codes that clients of graphql-ws take as "connect again". */
const TRY_AGAIN_LATER = 1013
const SERVICE_RESTART = 1012
/** A client that has not answered the farewell by then is cut off. */
const FAREWELL_MS = 1000

export interface WebSocketOptions {
  server: Server
  graphql: GraphqlServer
  origins: Origins
  trustProxy: boolean
}

export interface WebSocketSide {
  /** How many sockets are open. */
  sockets(): number
  /** Tells every client to connect elsewhere, and ends what remains. */
  close(): Promise<void>
}

type EnvelopedArgs = ExecutionArgs & {
  rootValue: { execute: (args: ExecutionArgs) => unknown; subscribe: (args: ExecutionArgs) => unknown }
}

type Options = ServerOptions<Record<string, unknown>, { request: IncomingMessage; socket: WebSocket }>

/** graphql-ws on /graphql, through Yoga's plugins, so that limits and masking hold on every transport. */
export function createWebSocketSide(options: WebSocketOptions): WebSocketSide {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_BODY_BYTES })
  const side = useServer(graphqlOverSockets(options) as never, sockets, KEEP_ALIVE_MS)
  acceptUpgrades(options, sockets)
  return {
    sockets: () => sockets.clients.size,
    async close() {
      for (const client of sockets.clients) {
        client.close(SERVICE_RESTART, 'The server restarts; connect again.')
      }
      const timer = setTimeout(() => {
        for (const client of sockets.clients) client.terminate()
      }, FAREWELL_MS)
      await side.dispose()
      clearTimeout(timer)
    },
  }
}

function graphqlOverSockets({ graphql, trustProxy }: WebSocketOptions) {
  return {
    connectionInitWaitTimeout: 10_000,
    // Our own functions ride in rootValue: see onSubscribe.
    execute: (args) => (args as EnvelopedArgs).rootValue.execute(args) as never,
    subscribe: (args) => (args as EnvelopedArgs).rootValue.subscribe(args) as never,
    onSubscribe: async (context, _id, params) => {
      if (Object.keys(context.subscriptions).length > MAX_SUBSCRIPTIONS_A_SOCKET) {
        const message = `This connection has ${MAX_SUBSCRIPTIONS_A_SOCKET} subscriptions open; no more are allowed.`
        return [new GraphQLError(message, { extensions: { code: 'INVALID_INPUT' } })]
      }
      const { request, socket } = context.extra
      const { authorization, Authorization } = context.connectionParams ?? {}
      const requestId = requestIdOf(request, trustProxy)
      const caller = {
        bearer: bearerIn(authorization ?? Authorization),
        address: addressOf(request, trustProxy),
        requestId,
        // A socket carries many operations, and its handshake's span is none of theirs.
        traceparent: null,
        closeConnection: (because: 'slow' | 'revoked' = 'slow') =>
          because === 'slow'
            ? socket.close(TRY_AGAIN_LATER, 'You are too slow; resume by afterSeq.')
            : socket.close(CloseCode.Unauthorized, 'This credential has ended.'),
      }
      try {
        const enveloped = graphql.getEnveloped({ caller, params, request: undefined } as never)
        const document = enveloped.parse(params.query)
        const errors = enveloped.validate(enveloped.schema, document)
        if (errors.length > 0) return errors
        return {
          schema: enveloped.schema,
          operationName: params.operationName,
          document,
          variableValues: params.variables,
          contextValue: await enveloped.contextFactory(),
          rootValue: { execute: enveloped.execute, subscribe: enveloped.subscribe },
        } as never
      } catch (error) {
        // What throws here would close the whole socket, with every other subscription on it.
        return [graphql.mask(error, requestId)]
      }
    },
  } satisfies Options
}

function acceptUpgrades({ server, origins, trustProxy }: WebSocketOptions, sockets: WebSocketServer): void {
  const perAddress = new Map<string, number>()

  function count(address: string, step: 1 | -1): void {
    const open = (perAddress.get(address) ?? 0) + step
    if (open > 0) perAddress.set(address, open)
    else perAddress.delete(address)
  }

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Node has taken its own listener off by now: a reset by the client would end this process.
    socket.on('error', () => socket.destroy())
    const refuse = (status: string) =>
      socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
    const address = addressOf(request, trustProxy)
    if (URL.parse(request.url ?? '', 'http://host')?.pathname !== '/graphql') return refuse('404 Not Found')
    if (!origins.allows(request)) return refuse('403 Forbidden')
    if ((perAddress.get(address) ?? 0) >= MAX_SOCKETS_AN_ADDRESS) return refuse('429 Too Many Requests')
    count(address, 1)
    socket.once('close', () => count(address, -1))
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      sockets.emit('connection', webSocket, request)
      // graphql-ws prints what a client does wrong (a frame that is too long) as a failure of ours; ws has closed it already.
      webSocket.removeAllListeners('error')
      webSocket.on('error', () => undefined)
    })
  })
}
