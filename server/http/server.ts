import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Log } from '#server/ports/log.ts'
import type { MetricsPage } from '#server/ports/metrics.ts'
import { addressOf, bearerIn, requestIdOf, traceparentOf } from './caller.ts'
import { type GraphqlServer, MAX_BODY_BYTES } from './graphql.ts'
import type { HealthRoutes } from './health.ts'
import { sendMetrics } from './metrics-page.ts'
import type { Origins } from './origins.ts'
import { setExplorerHeaders, setSecurityHeaders } from './security-headers.ts'
import type { Handler } from './static-files.ts'
import { createWebSocketSide } from './websocket.ts'

export interface HttpOptions {
  host: string
  port: number
  trustProxy: boolean
  graphql: GraphqlServer
  origins: Origins
  health: HealthRoutes
  /** Served at /metrics; null when they have a port of their own. */
  metrics: MetricsPage | null
  log: Log
  /** The chat and the console; null in a process that only works. */
  staticFiles: Handler | null
}

export interface HttpSide {
  url: string
  sockets(): number
  /** Takes no new connections, lets what runs finish for up to `graceMs`, then cuts. */
  close(graceMs: number): Promise<void>
}

export async function listen(options: HttpOptions): Promise<HttpSide> {
  const server = createServer(
    {
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      // Longer than proxies keep an idle connection (60 s): whoever closes first must not be the one who is asked next.
      keepAliveTimeout: 65_000,
      maxHeaderSize: 16 * 1024,
    },
    (request, response) => handle(options, request, response),
  )
  const webSockets = createWebSocketSide({ server, ...options })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host, resolve)
  })
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

function handle(options: HttpOptions, request: IncomingMessage, response: ServerResponse): void {
  const { origins, health, metrics, staticFiles, trustProxy } = options
  const pathname = URL.parse(request.url ?? '/', 'http://host')?.pathname ?? '/'
  const requestId = requestIdOf(request, trustProxy)
  response.setHeader('x-request-id', requestId)
  logWhenDone(options.log, request, response, { pathname, requestId })
  for (const [name, value] of Object.entries(origins.headers(request))) response.setHeader(name, value)

  if (pathname === '/graphql') {
    handleGraphql(options, request, response, requestId)
    return
  }
  setSecurityHeaders(response, pathname)
  if (health.handle(pathname, response)) return
  if (metrics && pathname === '/metrics') {
    void sendMetrics(metrics, response)
    return
  }
  const readable = request.method === 'GET' || request.method === 'HEAD'
  if (staticFiles && readable) staticFiles(request, response, () => notFound(response))
  else notFound(response)
}

/** One line a request; probes and files only when somebody looks closely. Never a query string: it may hold a text. */
function logWhenDone(
  log: Log,
  request: IncomingMessage,
  response: ServerResponse,
  facts: { pathname: string; requestId: string },
): void {
  const started = performance.now()
  response.once('close', () => {
    const durationMs = Math.round(performance.now() - started)
    const line = { ...facts, method: request.method, status: response.statusCode, durationMs }
    if (facts.pathname === '/graphql') log.info(line, 'A request was answered.')
    else log.debug(line, 'A request was answered.')
  })
}

function handleGraphql(
  { graphql, trustProxy }: HttpOptions,
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
): void {
  if (request.method === 'OPTIONS') {
    answer(response, 204)
    return
  }
  const refusal = refusalOf(request)
  if (refusal) {
    answer(response, refusal.status, problem(refusal.message))
    return
  }
  if (isPage(request)) setExplorerHeaders(response)
  else setSecurityHeaders(response, '/graphql')
  const caller = {
    bearer: bearerIn(request.headers.authorization),
    address: addressOf(request, trustProxy),
    requestId,
    traceparent: traceparentOf(request, trustProxy),
    // Over SSE the stream of a revoked key has ended already; cutting it would only make the browser come again.
    closeConnection: (because: 'slow' | 'revoked' = 'slow') => {
      if (because === 'slow') request.socket.destroy()
    },
  }
  // Yoga answers every outcome itself, its own failures included.
  void graphql.handle(request, response, { caller })
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

function answer(response: ServerResponse, status: number, body?: object): void {
  if (status === 413) response.setHeader('connection', 'close')
  if (status === 405) response.setHeader('allow', 'GET, POST, OPTIONS')
  response.writeHead(status, body ? { 'content-type': 'application/json; charset=utf-8' } : {})
  response.end(body ? JSON.stringify(body) : undefined)
}

function notFound(response: ServerResponse): void {
  answer(response, 404, problem('There is nothing here. The API is at /graphql, the chat at /.'))
}

function problem(message: string): object {
  return { errors: [{ message, extensions: { code: 'INVALID_INPUT' } }] }
}
