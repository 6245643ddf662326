import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type ExecutionArgs, GraphQLError } from 'graphql'
import type { ServerOptions } from 'graphql-ws'
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

/** graphql-ws on /graphql, through Yoga's plugins, so that limits and masking hold on every transport. */
export function createWebSocketSide({
  server,
  graphql,
  origins,
  trustProxy,
}: WebSocketOptions): WebSocketSide {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_BODY_BYTES,
    handleProtocols: undefined,
  })
  const perAddress = new Map<string, number>()

  const side = useServer(
    {
      connectionInitWaitTimeout: 10_000,
      // Our own functions ride in rootValue: see onSubscribe.
      execute: (args) => (args as EnvelopedArgs).rootValue.execute(args) as never,
      subscribe: (args) => (args as EnvelopedArgs).rootValue.subscribe(args) as never,
      onSubscribe: async (context, _id, params) => {
        if (Object.keys(context.subscriptions).length > MAX_SUBSCRIPTIONS_A_SOCKET) {
          return [
            refusal(
              `This connection has ${MAX_SUBSCRIPTIONS_A_SOCKET} subscriptions open; no more are allowed.`,
            ),
          ]
        }
        const { request, socket } = context.extra
        const caller = {
          bearer: bearerIn(
            context.connectionParams?.authorization ?? context.connectionParams?.Authorization,
          ),
          address: addressOf(request, trustProxy),
          requestId: requestIdOf(request, trustProxy),
          closeConnection: () => socket.close(TRY_AGAIN_LATER, 'You are too slow; resume by afterSeq.'),
        }
        const enveloped = graphql.getEnveloped({ caller, params, request: undefined } as never)
        try {
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
          return [error instanceof GraphQLError ? error : refusal('The operation cannot be run.')]
        }
      },
    } satisfies ServerOptions<
      Record<string, unknown>,
      { request: IncomingMessage; socket: WebSocket }
    > as never,
    sockets,
    KEEP_ALIVE_MS,
  )

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const address = addressOf(request, trustProxy)
    const refuse = (status: string) =>
      socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
    if (URL.parse(request.url ?? '', 'http://host')?.pathname !== '/graphql') return refuse('404 Not Found')
    if (!origins.allows(request)) return refuse('403 Forbidden')
    const open = perAddress.get(address) ?? 0
    if (open >= MAX_SOCKETS_AN_ADDRESS) return refuse('429 Too Many Requests')
    perAddress.set(address, open + 1)
    socket.once('close', () => {
      const left = (perAddress.get(address) ?? 1) - 1
      if (left > 0) perAddress.set(address, left)
      else perAddress.delete(address)
    })
    sockets.handleUpgrade(request, socket, head, (webSocket) =>
      sockets.emit('connection', webSocket, request),
    )
  })

  return {
    sockets: () => sockets.clients.size,
    async close() {
      for (const client of sockets.clients)
        client.close(SERVICE_RESTART, 'The server restarts; connect again.')
      await side.dispose()
    },
  }
}

function refusal(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'INVALID_INPUT' } })
}
