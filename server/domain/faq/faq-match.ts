/** What the search knows of an FAQ: the approved words, without the database's bookkeeping. */
export interface SearchableFaq {
  id: string
  question: string
  answer: string
  category: string
  phrasings: readonly string[]
  keywords: readonly string[]
}

export interface FaqMatch {
  faq: SearchableFaq
  /** Calibrated, 0..1: the share of matches with this confidence that are right. */
  confidence: number
}

/** The one decision of the search; the same for the chat, `searchFaqs` and the console's try-it box. */
export type FaqDecision =
  | { kind: 'answer'; match: FaqMatch; nearest: readonly FaqMatch[] }
  | { kind: 'did-you-mean'; close: readonly FaqMatch[]; nearest: readonly FaqMatch[] }
  | { kind: 'nothing'; nearest: readonly FaqMatch[] }
