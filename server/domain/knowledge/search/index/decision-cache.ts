import type { FaqDecision } from '../faq-match.ts'

/** The latest decisions by message: the same question comes again and again, and from the chat and the search both. */
export interface DecisionCache {
  get(key: string): FaqDecision | undefined
  set(key: string, decision: FaqDecision): void
}

const MAX_ENTRIES = 500
/** Long messages do not come twice. */
const MAX_KEY = 300

export function createDecisionCache(): DecisionCache {
  const decisions = new Map<string, FaqDecision>()
  return {
    get(key) {
      const decision = decisions.get(key)
      if (!decision) return undefined
      // A map remembers the order of insertion: whatever was asked for moves to its end.
      decisions.delete(key)
      decisions.set(key, decision)
      return { ...decision, trace: { ...decision.trace, cached: true } }
    },
    set(key, decision) {
      if (key.length > MAX_KEY) return
      decisions.set(key, decision)
      const [oldest] = decisions.keys()
      if (decisions.size > MAX_ENTRIES && oldest !== undefined) decisions.delete(oldest)
    },
  }
}
