import type { EventLoopYielder } from '../numeric/event-loop-yielder.ts'

/** A document's terms with how much each counts in it. */
export interface WeighedTerms {
  terms: ArrayLike<number>
  weights: ArrayLike<number>
  /** See `TextTerms.salience`; left out: the same for all. */
  salience?: ArrayLike<number>
}

/** Which documents hold a term, for every term: a search takes time in proportion to the postings that it touches. */
export interface TermIndex {
  /** Adds `factor` times the term's stored weight to every document that holds it. */
  add(term: number, factor: number, into: Float32Array): void
  /** How much a term tells: high for a rare one, highest for one in no document. */
  rarity(term: number): number
}

// A term in more documents than these says next to nothing, and would make the scan of a large FAQ slow.
const wideShare = 0.25
const wideFrom = 500
const widest = 3_000
/** A term takes far less time than it takes to ask for the time. */
const TERMS_A_STEP = 1_024

/** `weigh`: what is stored of a term in a document, from its weight there and its rarity. */
export async function buildTermIndex(
  documents: readonly WeighedTerms[],
  termCount: number,
  weigh: (
    documents: readonly WeighedTerms[],
    maybeYield: EventLoopYielder,
    rarity: Float32Array,
  ) => Promise<(document: number, at: number) => number>,
  maybeYield: EventLoopYielder,
): Promise<TermIndex> {
  const starts = new Uint32Array(termCount + 1)
  for (const { terms } of documents) {
    const pause = maybeYield()
    if (pause) await pause
    for (let at = 0; at < terms.length; at++) {
      const next = (terms[at] as number) + 1
      starts[next] = (starts[next] as number) + 1
    }
  }
  const rarity = new Float32Array(termCount)
  const rarityOf = (frequency: number) =>
    Math.log(1 + (documents.length - frequency + 0.5) / (frequency + 0.5))
  for (let term = 0; term < termCount; term++) {
    const pause = term % TERMS_A_STEP === 0 ? maybeYield() : undefined
    if (pause) await pause
    rarity[term] = rarityOf(starts[term + 1] as number)
    starts[term + 1] = (starts[term + 1] as number) + (starts[term] as number)
  }
  const holders = new Uint32Array(starts[termCount] ?? 0)
  const stored = new Float32Array(holders.length)
  const filled = starts.slice()
  const weightOf = await weigh(documents, maybeYield, rarity)
  for (const [document, { terms }] of documents.entries()) {
    const pause = maybeYield()
    if (pause) await pause
    for (let at = 0; at < terms.length; at++) {
      const term = terms[at] as number
      const place = filled[term] as number
      holders[place] = document
      stored[place] = weightOf(document, at)
      filled[term] = place + 1
    }
  }
  const wide = Math.min(widest, documents.length > wideFrom ? wideShare * documents.length : documents.length)
  const unseen = rarityOf(0)
  return {
    add(term, factor, into) {
      if (term < 0 || term >= termCount) return
      const from = starts[term] as number
      const to = starts[term + 1] as number
      if (to - from > wide) return
      for (let place = from; place < to; place++) {
        const document = holders[place] as number
        into[document] = (into[document] as number) + factor * (stored[place] as number)
      }
    },
    rarity: (term) => (term < 0 || term >= termCount ? unseen : (rarity[term] as number)),
  }
}

/** tf-idf, each document's vector of length 1. */
export async function cosineWeights(
  documents: readonly WeighedTerms[],
  maybeYield: EventLoopYielder,
  rarity: Float32Array,
) {
  const norms: number[] = []
  for (const document of documents) {
    const pause = maybeYield()
    if (pause) await pause
    let squares = 0
    for (let at = 0; at < document.terms.length; at++)
      squares += ((document.weights[at] as number) * informationOf(document, at, rarity)) ** 2
    norms.push(Math.sqrt(squares) || 1)
  }
  return (document: number, at: number) => {
    const own = documents[document] as WeighedTerms
    return ((own.weights[at] as number) * informationOf(own, at, rarity)) / (norms[document] as number)
  }
}

/** A short text is easily held as a whole, by chance: this much weight is always missing from it. */
const MISSING_WEIGHT = 0.5

/** The share of its document's weight, whatever its count. */
export async function shareWeights(
  documents: readonly WeighedTerms[],
  maybeYield: EventLoopYielder,
  rarity: Float32Array,
) {
  const totals: number[] = []
  for (const document of documents) {
    const pause = maybeYield()
    if (pause) await pause
    let total = MISSING_WEIGHT
    for (let at = 0; at < document.terms.length; at++) total += informationOf(document, at, rarity)
    totals.push(total)
  }
  return (document: number, at: number) =>
    informationOf(documents[document] as WeighedTerms, at, rarity) / (totals[document] as number)
}

/** By its rarity here and in the language. */
function informationOf({ terms, salience }: WeighedTerms, at: number, rarity: Float32Array): number {
  return (rarity[terms[at] as number] as number) * (salience?.[at] ?? 1)
}

// Okapi BM25 with the usual saturation; half of the usual penalty, since every document here is a few lines.
const saturation = 1.2
const lengthPenalty = 0.5

/** BM25; the documents' weights are log(1 + count). */
export async function bm25Weights(documents: readonly WeighedTerms[], maybeYield: EventLoopYielder) {
  const lengths: number[] = []
  for (const { weights } of documents) {
    const pause = maybeYield()
    if (pause) await pause
    let length = 0
    for (let at = 0; at < weights.length; at++) length += Math.expm1(weights[at] as number)
    lengths.push(length)
  }
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, documents.length) || 1
  return (document: number, at: number) => {
    const count = Math.expm1((documents[document] as WeighedTerms).weights[at] as number)
    const slow = saturation * (1 - lengthPenalty + (lengthPenalty * (lengths[document] as number)) / average)
    return (count * (saturation + 1)) / (count + slow)
  }
}
