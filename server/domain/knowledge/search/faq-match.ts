/** What the search knows of an FAQ: the approved words, without the database's bookkeeping. */
export interface SearchableFaq {
  id: string
  question: string
  answer: string
  category: string
  phrasings: readonly string[]
  keywords: readonly string[]
  /** BCP 47; null or left out: not known. */
  language?: string | null
  /** The FAQ that it says in another language; null or left out: it is an original. */
  translationOfId?: string | null
}

/** What the variants of an FAQ in several languages have in common: the id of their original. */
export function entryIdOf({ id, translationOfId }: Pick<SearchableFaq, 'id' | 'translationOfId'>): string {
  return translationOfId ?? id
}

export interface FaqMatch {
  faq: SearchableFaq
  /** Calibrated, 0..1: the share of matches with this confidence that are right. */
  confidence: number
}

/** How a decision came about, for the console and the stored trace. Facts only, never the customer's words. */
export interface FaqTrace {
  /** `exact`: the normalised message is a question, phrasing or keyword phrase; `fused`: encoder and words; `lexical`: words alone. */
  path: 'exact' | 'fused' | 'lexical' | 'empty'
  /** True when the same normalised message was decided before on this index. */
  cached: boolean
  /** What the confidence was computed from, by name. */
  features: Readonly<Record<string, number>>
  /** How many words were corrected to the FAQ's own vocabulary. */
  correctedWords: number
}

interface Decided {
  /** The best ones in order, up to `limit`: context for the model, results of `searchFaqs`. */
  nearest: readonly FaqMatch[]
  /**
   * A name in the message, as the customer wrote it, that no FAQ contains: "I have nothing about Drupal". Null when there
   * is none.
   */
  missing: string | null
  trace: FaqTrace
}

/** The one decision of the search; the same for the chat, `searchFaqs` and the console's try-it box. */
export type FaqDecision =
  /** Sure. `also`: as surely the answer to a second question in the same message: both are given. */
  | ({ kind: 'answer'; match: FaqMatch; also: FaqMatch | null } & Decided)
  /**
   * Not sure, but one entry stands out: to be shown with its answer as "This may help". `close`: it and up to two others
   * to choose from.
   */
  | ({ kind: 'may-help'; match: FaqMatch; close: readonly FaqMatch[] } & Decided)
  /** `close`: 1 to 3 questions to offer. */
  | ({ kind: 'did-you-mean'; close: readonly FaqMatch[] } & Decided)
  /** Nothing is near. */
  | ({ kind: 'nothing' } & Decided)
