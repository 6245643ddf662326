import {
  type Context,
  context,
  ROOT_CONTEXT,
  SpanKind as SdkKind,
  type Span as SdkSpan,
  SpanStatusCode,
  TraceFlags,
  trace,
} from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { parseTraceParent, setGlobalErrorHandler } from '@opentelemetry/core'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import { PrismaInstrumentation } from '@prisma/instrumentation'
import type { Log } from '#server/ports/log.ts'
import type { Span, SpanFacts, SpanKind, TraceOrigin, Tracer } from '#server/ports/tracer.ts'
import { createSampler } from './sampler.ts'

export interface OpenTelemetryOptions {
  /** Of a collector that takes OTLP over HTTP; spans go to `/v1/traces` below it. */
  endpoint: string
  version: string
  /** web, worker or all */
  role: string
  log: Log
}

const SEND_EVERY_MS = 2000
/** Of one sending, its retries included: a collector that hangs must not keep a process from stopping. */
const SEND_TIMEOUT_MS = 2500

/** Fractions of a millisecond in this process, once for each statement. */
const computedHere = ['prisma:client:compile', 'prisma:client:serialize']

const kinds: Record<SpanKind, SdkKind> = {
  request: SdkKind.SERVER,
  'faq-search': SdkKind.INTERNAL,
  'model-call': SdkKind.CLIENT,
  job: SdkKind.CONSUMER,
  delivery: SdkKind.PRODUCER,
  statement: SdkKind.CLIENT,
}

/**
 * Sends spans to a collector. One a process: the library under it, and Prisma's, have one context for all. Prisma tells
 * of its operations and statements itself, the statements with $1 in the place of what is in them.
 */
export function createOpenTelemetryTracer({ endpoint, version, role, log }: OpenTelemetryOptions): Tracer {
  setGlobalErrorHandler((error) =>
    log.warn({ reason: reasonOf(error) }, 'Spans could not be sent to OTEL_EXPORTER_OTLP_ENDPOINT.'),
  )
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/$/, '')}/v1/traces`,
    timeoutMillis: SEND_TIMEOUT_MS,
  })
  const service = {
    'service.name': 'ai-support-bot',
    'service.version': version,
    'service.instance.id': `${role}-${process.pid}`,
  }
  const provider = new TracerProvider({
    // What OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES say goes before what we say.
    resource: resourceFromAttributes(service).merge(detectResources({ detectors: [envDetector] })),
    sampler: createSampler(),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter,
        scheduledDelayMillis: SEND_EVERY_MS,
        exportTimeoutMillis: SEND_TIMEOUT_MS,
      }),
    ],
  })
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  const prisma = new PrismaInstrumentation({ ignoreSpanTypes: computedHere })
  prisma.setTracerProvider(provider)
  prisma.enable()
  const tracer = provider.getTracer('ai-support-bot')

  function begin(kind: SpanKind, facts: SpanFacts, from?: TraceOrigin): Span {
    const place = placeOf(from)
    const span = tracer.startSpan(kind, { kind: kinds[kind], attributes: attributesOf(facts) }, place)
    const inside = trace.setSpan(place, span)
    return {
      traceparent: traceparentOf(span),
      within: (work) => context.with(inside, work),
      add: (more) => void span.setAttributes(attributesOf(more)),
      end(outcome) {
        // Never the error's own words: those of Prisma show what was to be stored.
        if (outcome === 'failed') span.setStatus({ code: SpanStatusCode.ERROR })
        span.end()
      },
    }
  }

  return {
    begin,
    async run(kind, facts, work, from) {
      const span = begin(kind, facts, from)
      try {
        const result = await span.within(() => work(span))
        span.end()
        return result
      } catch (error) {
        span.add({ error: error instanceof Error ? error.name : 'unknown' })
        span.end('failed')
        throw error
      }
    },
    current: () => traceparentOf(trace.getActiveSpan()),
    async close() {
      prisma.disable()
      // What the collector does not take now is lost, and said so.
      await provider.shutdown().catch((error) => log.warn({ reason: reasonOf(error) }, 'Spans were lost.'))
      context.disable()
    },
  }
}

function placeOf(from: TraceOrigin | undefined): Context {
  if (from === undefined) return context.active()
  const origin = from === null ? null : parseTraceParent(from)
  return origin ? trace.setSpanContext(ROOT_CONTEXT, { ...origin, isRemote: true }) : ROOT_CONTEXT
}

/** Null for what is not recorded: there is nothing to carry on. */
function traceparentOf(span: SdkSpan | undefined): string | null {
  if (!span?.isRecording()) return null
  const { traceId, spanId, traceFlags } = span.spanContext()
  return `00-${traceId}-${spanId}-0${traceFlags & TraceFlags.SAMPLED}`
}

function attributesOf(facts: SpanFacts): Record<string, string | number | boolean> {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  )
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
