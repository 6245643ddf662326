import { type FaqIndex, piecesOf } from './faq-index.ts'
import type { FaqDecision, FaqMatch } from './faq-match.ts'
import { exactKey, wordsOf } from './normalize-text.ts'

export interface MatchOptions {
  /** Only FAQs of this category. */
  category?: string
  /** How many `nearest` at most; 5 by default. */
  limit?: number
}

/** Decides what the approved FAQ has to say to a message. Never throws for any text. */
export async function matchFaq(
  index: FaqIndex,
  text: string,
  { category, limit = 5 }: MatchOptions = {},
): Promise<FaqDecision> {
  const allowed = (position: number) => category === undefined || index.faqs[position]?.category === category
  const toMatch = (position: number, confidence: number): FaqMatch[] => {
    const faq = index.faqs[position]
    return faq ? [{ faq, confidence }] : []
  }
  const trace = { cached: false, features: {}, correctedWords: 0 }
  const key = exactKey(text)
  if (key === '') return { kind: 'nothing', nearest: [], trace: { ...trace, path: 'empty' } }

  const scores = new Float32Array(index.faqs.length)
  const total = index.words.addScores(wordsOf(text), scores) + index.pieces.addScores(piecesOf(text), scores)
  const ranked = [...scores.keys()]
    .filter((position) => allowed(position) && (scores[position] ?? 0) > 0)
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
  const share = (position: number | undefined) =>
    position === undefined ? 0 : Math.min(1, (scores[position] ?? 0) / total)
  const [first, second] = ranked
  const margin = share(first) - share(second)
  const nearest = ranked
    .slice(0, limit)
    .flatMap((position) =>
      toMatch(position, logistic(9 * share(position) + (position === first ? 8 * margin : 0) - 6)),
    )

  const exact = (index.exact.get(key) ?? []).filter(allowed)
  if (exact.length === 1) {
    const [match] = toMatch(exact[0] ?? -1, 1)
    if (match)
      return {
        kind: 'answer',
        match,
        also: null,
        nearest: [match, ...nearest.filter(({ faq }) => faq.id !== match.faq.id)].slice(0, limit),
        trace: { ...trace, path: 'exact' },
      }
  }
  const facts = {
    nearest,
    trace: { ...trace, path: 'lexical' as const, features: { best: share(first), margin } },
  }
  const [best] = nearest
  if (best && best.confidence >= 0.6) return { kind: 'answer', match: best, also: null, ...facts }
  const close = nearest.slice(0, 3).filter(({ confidence }) => confidence >= 0.1)
  if (close.length > 0) return { kind: 'did-you-mean', close, ...facts }
  return { kind: 'nothing', ...facts }
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value))
}
