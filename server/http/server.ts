import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Log } from '#server/ports/log.ts'
import type { MetricsPage } from '#server/ports/metrics.ts'
import { bearerIn, requestIdOf, traceparentOf } from './caller.ts'
import { addressOf, type ProxyTrust } from './client-address.ts'
import { type GraphqlServer, MAX_BODY_BYTES } from './graphql.ts'
import type { HealthRoutes } from './health.ts'
import type { HostNames } from './host-names.ts'
import type { FairTurns } from './limits/fair-turns.ts'
import type { OpenStreams } from './limits/open-streams.ts'
import { sendMetrics } from './metrics-page.ts'
import type { Origins } from './origins.ts'
import { targetOf } from './request-target.ts'
import type { SecurityHeaders } from './security-headers.ts'
import type { FileHandler } from './static-files.ts'
import { createWebSocketSide } from './websocket.ts'

const FOREIGN_NAME =
  'This server only listens on this machine and does not go by the name in the Host header. Behind a proxy set TRUST_PROXY=true, or list the address in ALLOWED_ORIGINS.'

export interface HttpOptions {
  host: string
  port: number
  trust: ProxyTrust
  /** Of both kinds, SSE and WebSocket. */
  streams: OpenStreams
  turns: FairTurns
  /** Where all of this is served below, "/support"; "" at the root. */
  basePath: string
  graphql: GraphqlServer
  origins: Origins
  hostNames: HostNames
  securityHeaders: SecurityHeaders
  health: HealthRoutes
  /** Served at /metrics; null when they have a port of their own. */
  metrics: MetricsPage | null
  log: Log
  /** Whether each operation has a line at the usual level of the log; else only at "debug", as all others. */
  logsRequests: boolean
  /** Told of what failed while a request or an upgrade was being taken: a defect of ours. */
  reportFault(error: unknown): void
  /** The chat and the console; null in a process that only works. */
  staticFiles: FileHandler | null
}

export interface HttpListener {
  url: string
  sockets(): number
  /** Takes no new connections, lets what runs finish for up to `graceMs`, then cuts. */
  close(graceMs: number): Promise<void>
}

export async function listen(options: HttpOptions): Promise<HttpListener> {
  const server = createServer(
    {
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      // Longer than proxies keep an idle connection (60 s): the side that closes first must not be the one that is sent the next request.
      keepAliveTimeout: 65_000,
      maxHeaderSize: 16 * 1024,
      // An offer of another protocol (curl offers HTTP/2 this way) is ignored.
      shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket',
    },
    (request, response) => void handleSafely(options, request, response),
  )
  const webSockets = createWebSocketSide({ server, ...options })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host, resolve)
  })
  // From now on it is told of connections that could not be accepted, as when the process has too many files open.
  server.on('error', options.reportFault)
  const { port } = server.address() as AddressInfo // It listens on a port, so the address is one of a network.
  const host = options.host.includes(':') ? `[${options.host}]` : options.host
  return {
    url: `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`,
    sockets: webSockets.sockets,
    async close(graceMs) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      await webSockets.close()
      server.closeIdleConnections()
      await finishOrCut(server, closed, graceMs)
    },
  }
}

async function finishOrCut(server: Server, closed: Promise<void>, graceMs: number): Promise<void> {
  const timer = setTimeout(() => server.closeAllConnections(), graceMs)
  await closed
  clearTimeout(timer)
}

/** A fault of ours is one customer's, and must not become the process's or another customer's. */
async function handleSafely(
  options: HttpOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // A client that resets its connection is no news; without listeners each would end the process.
  request.on('error', () => undefined)
  response.on('error', () => undefined)
  try {
    const turn = options.turns.next(addressOf(request, options.trust))
    // Without waiting where it can be: what follows in the same packet may end the connection.
    if (turn) await turn
    // Gone while it waited: nobody is left to read an answer.
    if (!request.socket.destroyed) await handle(options, request, response)
  } catch (error) {
    options.reportFault(error)
    if (response.headersSent) response.destroy()
    else answer(response, 500, problem('Something went wrong on our side.', 'INTERNAL_SERVER_ERROR'))
  }
}

async function handle(
  options: HttpOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { origins, hostNames, securityHeaders, health, metrics, staticFiles, trust, basePath } = options
  const target = targetOf(request, basePath)
  const pathname = target?.pathname ?? null
  const requestId = requestIdOf(request, trust.trusted)
  response.setHeader('x-request-id', requestId)
  logWhenDone(options, request, response, { pathname, requestId })
  if (target === null || pathname === null) {
    answer(response, 400, problem('The request names no path of this server, or no host.'))
    return
  }
  if (!hostNames(request)) {
    answer(response, 421, problem(FOREIGN_NAME))
    return
  }
  // Libraries read it from here.
  request.url = pathname + target.search
  for (const [name, value] of Object.entries(origins.headers(request))) response.setHeader(name, value)

  if (pathname === '/graphql') return handleGraphql(options, request, response, requestId)
  securityHeaders.set(request, response, pathname)
  if (health.handle(pathname, response)) return
  if (metrics && pathname === '/metrics') return sendMetrics(metrics, response)
  const readable = request.method === 'GET' || request.method === 'HEAD'
  // Without the slash the page's own relative addresses would be beside it.
  if (pathname === '') answer(response, 308, undefined, { location: `${basePath}/${target.search}` })
  else if (staticFiles && readable) staticFiles(request, response, pathname, () => notFound(response))
  else notFound(response)
}

/** One line a request; probes and files only when debugging. Never a query string: it may hold a text. */
function logWhenDone(
  { log, logsRequests }: Pick<HttpOptions, 'log' | 'logsRequests'>,
  request: IncomingMessage,
  response: ServerResponse,
  facts: { pathname: string | null; requestId: string },
): void {
  const started = performance.now()
  response.once('close', () => {
    const durationMs = Math.round(performance.now() - started)
    const line = { ...facts, method: request.method, status: response.statusCode, durationMs }
    if (logsRequests && facts.pathname === '/graphql') log.info(line, 'A request was answered.')
    else log.debug(line, 'A request was answered.')
  })
}

async function handleGraphql(
  { graphql, securityHeaders, trust, streams }: HttpOptions,
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
): Promise<void> {
  if (request.method === 'OPTIONS') return answer(response, 204)
  const refusal = refusalOf(request)
  if (refusal) return answer(response, refusal.status, problem(refusal.message))
  if (isPage(request)) securityHeaders.setForExplorer(request, response)
  else securityHeaders.set(request, response, '/graphql')
  const address = addressOf(request, trust)
  const caller = {
    bearer: bearerIn(request.headers.authorization),
    address,
    requestId,
    traceparent: traceparentOf(request, trust.trusted),
    // Over SSE the stream of a revoked key has ended already; cutting it would only make the browser come again.
    closeConnection: (because: 'slow' | 'revoked' = 'slow') => {
      if (because === 'slow') request.socket.destroy()
    },
    openStream() {
      const close = streams.open(address)
      if (response.closed) close()
      else response.once('close', close)
    },
  }
  // Yoga answers every outcome itself, its own failures included.
  await graphql.handle(request, response, { caller })
}

/** GraphiQL's page brings scripts inside it; it is served in development only. */
function isPage(request: IncomingMessage): boolean {
  return request.method === 'GET' && String(request.headers.accept).includes('text/html')
}

/** JSON only: a form or plain text can be posted by any site without asking first. */
function refusalOf(request: IncomingMessage): { status: number; message: string } | null {
  if (request.method === 'GET') return null
  if (request.method !== 'POST') return { status: 405, message: 'Use POST with a JSON body, or GET.' }
  const type = String(request.headers['content-type'] ?? '')
    .split(';')[0]
    ?.trim()
    .toLowerCase()
  if (type !== 'application/json') {
    return { status: 415, message: 'Send the operation as application/json.' }
  }
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) {
    return { status: 413, message: `The body is larger than ${MAX_BODY_BYTES} bytes. Send less at once.` }
  }
  return null
}

function answer(
  response: ServerResponse,
  status: number,
  body?: object,
  headers: Record<string, string> = {},
): void {
  if (status === 413) response.setHeader('connection', 'close')
  if (status === 405) response.setHeader('allow', 'GET, POST, OPTIONS')
  response.writeHead(status, body ? { 'content-type': 'application/json; charset=utf-8' } : headers)
  response.end(body ? JSON.stringify(body) : undefined)
}

function notFound(response: ServerResponse): void {
  answer(response, 404, problem('There is nothing here. The API is at /graphql, the chat at /.'))
}

function problem(message: string, code = 'INVALID_INPUT'): object {
  return { errors: [{ message, extensions: { code } }] }
}
