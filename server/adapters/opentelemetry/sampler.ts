import { SpanKind } from '@opentelemetry/api'
import { ParentBasedSampler, type Sampler, SamplingDecision } from '@opentelemetry/sdk-trace'

/**
 * Requests and jobs begin a trace and everything else belongs to one: statements that the clock orders, every few
 * seconds for ever, are nobody's.
 */
export function createSampler(): Sampler {
  const beginnings: readonly SpanKind[] = [SpanKind.SERVER, SpanKind.CONSUMER]
  return new ParentBasedSampler({
    root: {
      shouldSample: (_context, _traceId, _name, kind) => ({
        decision: beginnings.includes(kind)
          ? SamplingDecision.RECORD_AND_SAMPLED
          : SamplingDecision.NOT_RECORD,
      }),
      toString: () => 'requests and jobs',
    },
  })
}
