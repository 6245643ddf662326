import type { Deps } from '../deps.ts'
import type { FaqDecision } from './faq-match.ts'
import { matchFaq } from './match-faq.ts'

/** `matchFaq` for a customer's message: the search that the metrics count. */
export async function searchForMessage(
  { faqs, metrics, clock, tracer }: Pick<Deps, 'faqs' | 'metrics' | 'clock' | 'tracer'>,
  text: string,
): Promise<FaqDecision> {
  const started = clock().getTime()
  return tracer.run('faq-search', {}, async (span) => {
    const decision = await matchFaq(faqs.current(), text)
    metrics.faqSearched({ outcome: decision.kind, seconds: (clock().getTime() - started) / 1000 })
    span.add({ outcome: decision.kind, confidence: decision.nearest[0]?.confidence ?? 0 })
    return decision
  })
}
