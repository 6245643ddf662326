import type { FaqDecision } from '#server/domain/knowledge/search/faq-match.ts'

/** What the customer gets to see of a decision, as ids of FAQs. */
export interface Outcome {
  answered: readonly string[]
  offered: readonly string[]
}

export function outcomeOf(decision: FaqDecision): Outcome {
  if (decision.kind === 'answer')
    return {
      answered: [decision.match, ...(decision.also ? [decision.also] : [])].map(({ faq }) => faq.id),
      offered: [],
    }
  if (decision.kind === 'did-you-mean' || decision.kind === 'may-help')
    return { answered: [], offered: decision.close.map(({ faq }) => faq.id) }
  return { answered: [], offered: [] }
}
