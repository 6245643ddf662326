import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type ExecutionArgs, GraphQLError } from 'graphql'
import { CloseCode, handleProtocols, makeServer, type ServerOptions } from 'graphql-ws'
import { WebSocketServer } from 'ws'
import { RateLimited, Unavailable } from '#server/domain/errors.ts'
import { bearerIn, requestIdOf } from './caller.ts'
import { addressOf, type ProxyTrust } from './client-address.ts'
import { type GraphqlServer, MAX_BODY_BYTES } from './graphql.ts'
import { type SocketFacts, serveSocket } from './graphql-ws-socket.ts'
import type { HostNames } from './host-names.ts'
import type { FairTurns } from './limits/fair-turns.ts'
import type { OpenStreams } from './limits/open-streams.ts'
import type { Origins } from './origins.ts'
import { targetOf } from './request-target.ts'

const MAX_SUBSCRIPTIONS_A_SOCKET = 30
/** Close codes that clients of graphql-ws take as "connect again". */
const TRY_AGAIN_LATER = 1013
const SERVICE_RESTART = 1012
/** A client that has not answered the farewell by then is cut off. */
const FAREWELL_MS = 1000

export interface WebSocketOptions {
  server: Server
  graphql: GraphqlServer
  origins: Origins
  hostNames: HostNames
  trust: ProxyTrust
  streams: OpenStreams
  turns: FairTurns
  basePath: string
  reportFault(error: unknown): void
}

export interface WebSocketTransport {
  /** How many sockets are open. */
  sockets(): number
  /** Tells every client to connect elsewhere, and ends what remains. */
  close(): Promise<void>
}

type EnvelopedArgs = ExecutionArgs & {
  rootValue: { execute: (args: ExecutionArgs) => unknown; subscribe: (args: ExecutionArgs) => unknown }
}

type Options = ServerOptions<Record<string, unknown>, SocketFacts>

/** graphql-ws on /graphql, through Yoga's plugins, so that limits and masking hold on every transport. */
export function createWebSocketSide(options: WebSocketOptions): WebSocketTransport {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_BODY_BYTES,
    handleProtocols,
    // One frame a turn of the event loop: thousands may come in one packet.
    allowSynchronousEvents: false,
  })
  const protocol = makeServer(graphqlOverSockets(options))
  sockets.on('connection', (socket, request) =>
    serveSocket(protocol, { socket, request }, options.reportFault),
  )
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
      await new Promise<void>((resolve) => sockets.close(() => resolve()))
      clearTimeout(timer)
    },
  }
}

function graphqlOverSockets({ graphql, trust, turns }: WebSocketOptions) {
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
      const requestId = requestIdOf(request, trust.trusted)
      const address = addressOf(request, trust)
      await turns.next(address)
      const caller = {
        bearer: bearerIn(authorization ?? Authorization),
        address,
        requestId,
        // A socket carries many operations, and its handshake's span is none of theirs.
        traceparent: null,
        closeConnection: (because: 'slow' | 'revoked' = 'slow') =>
          because === 'slow'
            ? socket.close(TRY_AGAIN_LATER, 'You are too slow; resume by afterSeq.')
            : socket.close(CloseCode.Unauthorized, 'This credential has ended.'),
        openStream: () => undefined,
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

function acceptUpgrades(options: WebSocketOptions, sockets: WebSocketServer): void {
  const { server, origins, hostNames, trust, streams, basePath, reportFault } = options

  function refusalOf(request: IncomingMessage): string | null {
    const target = targetOf(request, basePath)
    if (target === null) return '400 Bad Request'
    if (!hostNames(request)) return '421 Misdirected Request'
    if (target.pathname !== '/graphql') return '404 Not Found'
    return origins.allows(request) ? null : '403 Forbidden'
  }

  function accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const refusal = refusalOf(request)
    if (refusal !== null) {
      refuse(socket, refusal)
      return
    }
    socket.once('close', streams.open(addressOf(request, trust)))
    sockets.handleUpgrade(request, socket, head, (webSocket) =>
      sockets.emit('connection', webSocket, request),
    )
  }

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Node has taken its own listener off by now: a reset by the client would end this process.
    socket.on('error', () => socket.destroy())
    try {
      accept(request, socket, head)
    } catch (error) {
      if (error instanceof RateLimited) return refuse(socket, '429 Too Many Requests')
      if (error instanceof Unavailable) return refuse(socket, '503 Service Unavailable')
      reportFault(error)
      refuse(socket, '500 Internal Server Error')
    }
  })
}

/** The connection is over with the answer. Left half open it would be kept for ever by what was sent behind the request. */
function refuse(socket: Duplex, status: string): void {
  socket.once('finish', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
