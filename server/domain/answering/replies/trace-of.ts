import type { FaqDecision } from '../../knowledge/search/faq-match.ts'

/** What the search found, as a reply's trace keeps it. */
export function traceOf(decision: FaqDecision) {
  return {
    search: decision.trace,
    nearest: decision.nearest.map(({ faq, confidence }) => ({ faqId: faq.id, confidence })),
  }
}
