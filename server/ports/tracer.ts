/**
 * Where the time of one request goes: its spans (request, search, model call, statements, jobs, delivery) hang together
 * in one trace, across processes. Variants: OpenTelemetry (`adapters/opentelemetry`), nobody looks (`adapters/memory`).
 *
 * Promise: every function but `close` returns at once and never throws of its own; spans are sent in the background and
 * dropped when nobody takes them. Facts hold ids, counts and outcomes, never a text, a secret or an address.
 */
export interface Tracer {
  /** Begins a span, within the one that runs now, or where `from` says. The caller ends it. */
  begin(kind: SpanKind, facts: SpanFacts, from?: TraceOrigin): Span
  /** Runs `work` as a span of its own: what begins in it is within it, and a throw marks it as failed. */
  run<T>(kind: SpanKind, facts: SpanFacts, work: (span: Span) => Promise<T>, from?: TraceOrigin): Promise<T>
  /** What runs now, to be carried to where it goes on; null when nothing is traced. */
  current(): string | null
  /** Sends what is left, for a few seconds at most. */
  close(): Promise<void>
}

export interface Span {
  /** To be carried to where it goes on: a W3C `traceparent`; null when it is not traced. */
  readonly traceparent: string | null
  /** What begins in `work` is within this span. */
  within<T>(work: () => T): T
  /** What was learned in the meantime. */
  add(facts: SpanFacts): void
  end(outcome?: 'failed'): void
}

/** Requests and jobs begin traces; the others only belong to one. Prisma tells of its statements itself. */
export type SpanKind = 'request' | 'faq-search' | 'model-call' | 'job' | 'delivery' | 'statement'

export type SpanFacts = Record<string, string | number | boolean | null>

/** The `traceparent` of the span that it belongs to; null: it belongs to none. */
export type TraceOrigin = string | null
