/** How sure is sure enough. Confidences are calibrated, so these are shares of right ones among such matches. */
export interface DecisionBounds {
  /** From here on the FAQ answers without asking anybody. */
  answer: number
  /** From here on a question is worth offering. */
  offer: number
}

export const defaultBounds: DecisionBounds = { answer: 0.8, offer: 0.2 }

/** A question that is this much less likely than the best one is not close to it. */
const closeShare = 0.1
const mostOffered = 3

export interface Scored {
  confidence: number
}

export type Verdict<T extends Scored> =
  | { kind: 'answer'; match: T }
  | { kind: 'did-you-mean'; close: readonly T[] }
  | { kind: 'nothing' }

/** The rule of the search: answer, offer up to three close questions, or nothing. `ranked`: best first. */
export function decideFaq<T extends Scored>(
  ranked: readonly T[],
  bounds: DecisionBounds = defaultBounds,
): Verdict<T> {
  const [best] = ranked
  if (!best || best.confidence < bounds.offer) return { kind: 'nothing' }
  if (best.confidence >= bounds.answer) return { kind: 'answer', match: best }
  const close = ranked
    .slice(0, mostOffered)
    .filter(({ confidence }) => confidence >= best.confidence * closeShare)
  return { kind: 'did-you-mean', close }
}
