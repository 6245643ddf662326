/** Documents as bags of terms, searchable by BM25 in time proportional to the postings touched. */
export interface TermIndex {
  /** Adds every document's score for these terms to `into` (one number a document); returns the terms' total weight. */
  addScores(terms: readonly string[], into: Float32Array): number
}

export interface TermWeighting {
  /** How soon repetitions of a term stop counting. */
  saturation: number
  /** 0: long documents count as short ones; 1: in full proportion. */
  lengthPenalty: number
}

/** Okapi BM25, scores scaled so that a document holding each term once, at average length, scores the terms' total weight. */
export function buildTermIndex(
  documents: readonly (readonly string[])[],
  weighting: TermWeighting,
): TermIndex {
  const { saturation, lengthPenalty } = weighting
  const averageLength =
    documents.reduce((sum, terms) => sum + terms.length, 0) / Math.max(1, documents.length)
  const postings = new Map<string, { documents: number[]; weights: number[]; idf: number }>()
  documents.forEach((terms, document) => {
    const counts = new Map<string, number>()
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
    const norm =
      saturation * (1 - lengthPenalty + lengthPenalty * (terms.length / Math.max(1, averageLength)))
    for (const [term, count] of counts) {
      const posting = postings.get(term) ?? { documents: [], weights: [], idf: 0 }
      posting.documents.push(document)
      posting.weights.push((count * (saturation + 1)) / (count + norm))
      postings.set(term, posting)
    }
  })
  for (const posting of postings.values()) {
    const frequency = posting.documents.length
    posting.idf = Math.log(1 + (documents.length - frequency + 0.5) / (frequency + 0.5))
  }
  const unseen = Math.log(1 + (documents.length + 0.5) / 0.5)

  return {
    addScores(terms, into) {
      let total = 0
      for (const term of new Set(terms)) {
        const posting = postings.get(term)
        total += posting?.idf ?? unseen
        if (!posting) continue
        for (let i = 0; i < posting.documents.length; i++) {
          const document = posting.documents[i] as number
          into[document] = (into[document] ?? 0) + posting.idf * (posting.weights[i] ?? 0)
        }
      }
      return total
    },
  }
}
