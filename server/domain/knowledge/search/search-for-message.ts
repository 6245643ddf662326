import type { Deps } from '../../deps.ts'
import type { FaqDecision } from './faq-match.ts'
import { matchFaq } from './index/match-faq.ts'

/** So many entries a model gets to answer from. */
const NEAREST_FOR_MODEL = 8

/**
 * `matchFaq` for a customer's message: the search that the metrics count.
 * @param language the session's: variants in it are preferred
 */
export async function searchForMessage(
  { faqs, metrics, clock, tracer }: Pick<Deps, 'faqs' | 'metrics' | 'clock' | 'tracer'>,
  text: string,
  language: string | null = null,
): Promise<FaqDecision> {
  const started = clock().getTime()
  return tracer.run('faq-search', {}, async (span) => {
    const decision = await matchFaq(await faqs.filled(), text, { limit: NEAREST_FOR_MODEL, language })
    metrics.faqSearched({ outcome: decision.kind, seconds: (clock().getTime() - started) / 1000 })
    span.add({ outcome: decision.kind, confidence: decision.nearest[0]?.confidence ?? 0 })
    return decision
  })
}
