/** How sure is sure enough. Confidences are calibrated, so these are shares of right ones among such matches. */
export interface DecisionBounds {
  /** From here on the FAQ answers without asking back. */
  answer: number
  /** From here on one entry is strong enough to be shown with its answer, marked as not certain. */
  strong: number
  /** From here on questions are worth offering: a wrong offer costs a glance, a ticket costs a wait. */
  offer: number
}

export const defaultBounds: DecisionBounds = { answer: 0.8, strong: 0.5, offer: 0.1 }

/** A question that is this much less likely than the best one is not worth a glance. */
const MIN_SHARE_OF_BEST = 0.03
const MAX_OFFERED = 3

export interface Scored {
  confidence: number
}

export type Verdict<T extends Scored> =
  | { kind: 'answer'; match: T }
  | { kind: 'may-help'; match: T; close: readonly T[] }
  | { kind: 'did-you-mean'; close: readonly T[] }
  | { kind: 'nothing' }

/**
 * The rule of the search: answer, show one strong entry with others to choose from, offer up to three close questions,
 * or nothing. `ranked`: best first.
 */
export function decideFaq<T extends Scored>(
  ranked: readonly T[],
  bounds: DecisionBounds = defaultBounds,
): Verdict<T> {
  const [best] = ranked
  if (!best || best.confidence < bounds.offer) return { kind: 'nothing' }
  if (best.confidence >= bounds.answer) return { kind: 'answer', match: best }
  const close = ranked
    .slice(0, MAX_OFFERED)
    .filter(({ confidence }) => confidence >= best.confidence * MIN_SHARE_OF_BEST)
  return best.confidence >= bounds.strong
    ? { kind: 'may-help', match: best, close }
    : { kind: 'did-you-mean', close }
}
