import type { Similarity } from './prove-sentence.ts'
import type { SourceSentence, Sources } from './sources.ts'
import { type Statement, saysNothing } from './statement.ts'
import { sameMeaning } from './text/synonyms.ts'

export interface Near {
  sentence: SourceSentence
  /** 0..1 */
  nearness: number
}

/** Half of it is words in common, half the likeness in meaning. */
const nearBounds = { pointedTo: 0.3, found: 0.45 }
const POINTED_BONUS = 0.1

/**
 * The approved sentence that a claim comes nearest to, for the claim's place; null when none is near. Those that the
 * model names as its sources go first and need less likeness.
 */
export function nearestSentence(
  claim: Statement,
  sources: Sources,
  { pointed, similarity }: { pointed: readonly SourceSentence[]; similarity: Similarity },
): Near | null {
  if (saysNothing(claim) && pointed.length === 0) return null
  let best: Near | null = null
  for (const passage of sources.passages) {
    const [sentence, ...more] = passage.sentences
    if (!sentence || more.length > 0) continue
    const words = overlap(claim, sentence.statement)
    const like = similarity(passage)
    const own = like === null ? words : (words + Math.max(0, like)) / 2
    const isPointed = pointed.includes(sentence)
    if (own < (isPointed ? nearBounds.pointedTo : nearBounds.found)) continue
    const nearness = own + (isPointed ? POINTED_BONUS : 0)
    if (!best || nearness > best.nearness) best = { sentence, nearness }
  }
  return best
}

/** The words in common, of those in either. */
function overlap(a: Statement, b: Statement): number {
  const has = (one: Statement, other: Statement) =>
    one.tokens.filter(({ stem }) => other.tokens.some((token) => sameMeaning(token.stem, stem))).length
  const total = a.tokens.length + b.tokens.length
  return total === 0 ? 0 : (has(a, b) + has(b, a)) / total
}
