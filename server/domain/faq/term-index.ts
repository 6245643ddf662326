/** Documents as bags of terms, searchable in time proportional to the postings touched. Every score is 0..1. */
export interface TermIndex {
  /** Cosine of tf-idf weights, the query's unknown terms counted in its length: one number a document. */
  cosines(terms: readonly string[]): Float32Array
  /** The share of the terms' BM25 weight that each document holds: one number a document. */
  shares(terms: readonly string[]): Float32Array
  /** The share of the terms' weight that any document holds at all. */
  known(terms: readonly string[]): number
  /** How much a term tells: high for a rare one. */
  weightOf(term: string): number
}

// Okapi BM25 with the usual saturation; half of the usual penalty, since every document here is a few lines.
const saturation = 1.2
const lengthPenalty = 0.5
// A term in more documents than this says next to nothing and would make the scan of a large FAQ slow.
const widePostings = 4_000

interface Posting {
  documents: Uint32Array
  cosine: Float32Array
  bm25: Float32Array
  weight: number
}

export function buildTermIndex(documents: readonly (readonly string[])[]): TermIndex {
  const counted = documents.map(countTerms)
  const frequencies = new Map<string, number>()
  for (const counts of counted)
    for (const term of counts.keys()) frequencies.set(term, (frequencies.get(term) ?? 0) + 1)
  const idf = (frequency: number) => Math.log(1 + (documents.length - frequency + 0.5) / (frequency + 0.5))
  const unseen = idf(0)
  const averageLength =
    documents.reduce((sum, terms) => sum + terms.length, 0) / Math.max(1, documents.length)

  const postings = new Map<string, Posting & { filled: number }>()
  for (const [term, frequency] of frequencies)
    postings.set(term, {
      documents: new Uint32Array(frequency),
      cosine: new Float32Array(frequency),
      bm25: new Float32Array(frequency),
      weight: idf(frequency),
      filled: 0,
    })
  counted.forEach((counts, document) => {
    let squares = 0
    for (const [term, count] of counts)
      squares += (Math.log1p(count) * (postings.get(term)?.weight ?? 0)) ** 2
    const norm = Math.sqrt(squares) || 1
    const length = (documents[document]?.length ?? 0) / Math.max(1, averageLength)
    const slow = saturation * (1 - lengthPenalty + lengthPenalty * length)
    for (const [term, count] of counts) {
      const posting = postings.get(term)
      if (!posting) continue
      posting.documents[posting.filled] = document
      posting.cosine[posting.filled] = (Math.log1p(count) * posting.weight) / norm
      posting.bm25[posting.filled] = (count * (saturation + 1)) / (count + slow)
      posting.filled++
    }
  })

  function add(into: Float32Array, posting: Posting, values: Float32Array, factor: number): void {
    const { documents: touched } = posting
    if (touched.length > widePostings) return
    for (let i = 0; i < touched.length; i++) {
      const document = touched[i] as number
      into[document] = (into[document] as number) + factor * (values[i] as number)
    }
  }

  return {
    cosines(terms) {
      const into = new Float32Array(documents.length)
      const counts = countTerms(terms)
      let squares = 0
      for (const [term, count] of counts)
        squares += (Math.log1p(count) * (postings.get(term)?.weight ?? unseen)) ** 2
      const norm = Math.sqrt(squares) || 1
      for (const [term, count] of counts) {
        const posting = postings.get(term)
        if (posting) add(into, posting, posting.cosine, (Math.log1p(count) * posting.weight) / norm)
      }
      return into
    },
    shares(terms) {
      const into = new Float32Array(documents.length)
      const distinct = new Set(terms)
      let total = 0
      for (const term of distinct) total += postings.get(term)?.weight ?? unseen
      for (const term of distinct) {
        const posting = postings.get(term)
        if (posting) add(into, posting, posting.bm25, posting.weight / total)
      }
      return into
    },
    known(terms) {
      let known = 0
      let total = 0
      for (const term of new Set(terms)) {
        const weight = postings.get(term)?.weight
        known += weight ?? 0
        total += weight ?? unseen
      }
      return total > 0 ? known / total : 0
    },
    weightOf: (term) => postings.get(term)?.weight ?? unseen,
  }
}

function countTerms(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}
