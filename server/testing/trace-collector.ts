import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

/** A span as it came over the wire, with what it belongs to. */
export interface CollectedSpan {
  name: string
  traceId: string
  spanId: string
  /** Empty at the beginning of a trace. */
  parentSpanId: string
  /** `service.instance.id` of the process: its role and its pid. */
  process: string
  facts: Record<string, unknown>
  failed: boolean
}

/** A real HTTP server that takes OTLP as JSON, as an OpenTelemetry collector does. */
export interface TraceCollector {
  /** For `OTEL_EXPORTER_OTLP_ENDPOINT`. */
  url: string
  spans(): CollectedSpan[]
  /** Everything that came, as it came. */
  received(): string
  close(): Promise<void>
}

interface Attribute {
  key: string
  value: Record<string, unknown>
}
interface Body {
  resourceSpans: {
    resource: { attributes: Attribute[] }
    scopeSpans: {
      spans: {
        name: string
        traceId: string
        spanId: string
        parentSpanId?: string
        attributes: Attribute[]
        status: { code?: number }
      }[]
    }[]
  }[]
}

export async function startTraceCollector(): Promise<TraceCollector> {
  const bodies: Body[] = []
  const server = createServer(async (request, response) => {
    if (request.url === '/v1/traces') bodies.push((await json(request)) as Body)
    response.setHeader('content-type', 'application/json')
    response.writeHead(request.url === '/v1/traces' ? 200 : 404).end('{}')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // It listens on a port.
  return {
    url: `http://127.0.0.1:${port}`,
    spans: () => bodies.flatMap(spansIn),
    received: () => JSON.stringify(bodies),
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

function spansIn({ resourceSpans }: Body): CollectedSpan[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans
      .flatMap(({ spans }) => spans)
      .map(({ name, traceId, spanId, parentSpanId = '', attributes, status }) => ({
        name,
        traceId,
        spanId,
        parentSpanId,
        process: String(factsOf(resource.attributes)['service.instance.id']),
        facts: factsOf(attributes),
        failed: status.code === 2,
      })),
  )
}

/** Values are wrapped by type: { stringValue: … }. */
function factsOf(attributes: readonly Attribute[]): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]))
}
