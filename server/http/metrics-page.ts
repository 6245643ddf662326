import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { MetricsPage } from '#server/ports/metrics.ts'
import { createHostNames } from './host-names.ts'
import { targetOf } from './request-target.ts'

export interface MetricsServer {
  url: string
  close(): Promise<void>
}

/** Serves `/metrics` on a port of its own, which the outside world never reaches: figures tell of the business. */
export async function listenForMetrics(
  page: MetricsPage,
  { host, port }: { host: string; port: number },
): Promise<MetricsServer> {
  const hostNames = createHostNames({ host, allowedOrigins: [], trust: { trusted: false, hops: 1 } })
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 10_000 }, (request, response) => {
    if (!hostNames(request)) {
      response
        .writeHead(421, { 'content-type': 'text/plain' })
        .end('The Host is not a name of this machine.\n')
    } else if (targetOf(request, '')?.pathname === '/metrics') {
      void sendMetrics(page, response)
    } else {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('There is only /metrics here.\n')
    }
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  // A connection that could not be accepted: Prometheus comes again.
  server.on('error', () => undefined)
  const address = server.address() as AddressInfo // It listens on a port, so the address is one of a network.
  return {
    url: `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${address.port}/metrics`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}

/** Answers one look; also for `/metrics` on the main port, where there is no other. Never rejects. */
export async function sendMetrics(page: MetricsPage, response: ServerResponse): Promise<void> {
  try {
    const text = await page.render()
    response.writeHead(200, { 'content-type': page.contentType, 'cache-control': 'no-store' }).end(text)
  } catch {
    // Prometheus takes it as "down", which is the truth; nothing more would be known here.
    response.writeHead(500).end()
  }
}
