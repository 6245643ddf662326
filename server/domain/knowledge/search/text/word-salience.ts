/** Of the most frequent words, before the root; words from `RARE_RANK` on have 1. */
const LEAST = 0.15
const FREQUENT_RANK = 30
const RARE_RANK = 5_000
/** "dont", "whats", "im": their apostrophe is folded away, and the list has them as two words. */
const contraction = /(?:nt|ve|ll|re|m|d|s)$/
const MAX_CONTRACTED_RANK = 300

/**
 * How much a folded word says of what a text is about, 0..1, by its frequency in the language. A few FAQs contain too few
 * words to show that "can I get" says nothing. `rankOf`: 0 for the most frequent word; undefined for one that it does
 * not list.
 */
export function salienceByRank(rankOf: (word: string) => number | undefined): (word: string) => number {
  return (word) => {
    const rank = rankOf(word) ?? contractedRank(word, rankOf)
    if (rank === undefined) return 1
    const share = Math.log(1 + rank / FREQUENT_RANK) / Math.log(1 + RARE_RANK / FREQUENT_RANK)
    // The root: without it, FAQs that differ in their small words alone are confused more often.
    return Math.sqrt(Math.min(1, LEAST + (1 - LEAST) * share))
  }
}

function contractedRank(word: string, rankOf: (word: string) => number | undefined): number | undefined {
  if (!contraction.test(word)) return undefined
  const rank = rankOf(word.replace(contraction, ''))
  return rank !== undefined && rank < MAX_CONTRACTED_RANK ? rank : undefined
}
