import type { Deps } from '../deps.ts'
import type { FaqDecision } from './faq-match.ts'
import { matchFaq } from './match-faq.ts'

/** `matchFaq` for a customer's message: the search that the metrics count. */
export async function searchForMessage(
  { faqs, metrics, clock }: Pick<Deps, 'faqs' | 'metrics' | 'clock'>,
  text: string,
): Promise<FaqDecision> {
  const started = clock().getTime()
  const decision = await matchFaq(faqs.current(), text)
  metrics.faqSearched({ outcome: decision.kind, seconds: (clock().getTime() - started) / 1000 })
  return decision
}
