import { wordsOf } from './normalize-text.ts'

/** A text as terms: its distinct words first, then the distinct pieces of its words, each with its count's weight. */
export interface TextTerms {
  /** Numbers of the book; -1 for a term that the book does not hold. */
  terms: Int32Array
  /** log(1 + count) of each. */
  weights: Float32Array
  /** How many of `terms` are whole words. */
  wordCount: number
}

/** Numbers for terms, and what was read already: a FAQ of a thousand texts is read again with every change of one. */
export interface TermBook {
  /** New terms are entered. */
  read(text: string): TextTerms
  /** Nothing is entered. */
  look(text: string): TextTerms
  size(): number
}

const shortestPiece = 3
const longestPiece = 5

export function createTermBook(): TermBook {
  const numbers = new Map<string, number>()
  const known = new Map<string, TextTerms>()

  function analyse(text: string, numberOf: (term: string) => number): TextTerms {
    const words = new Map<string, number>()
    for (const word of wordsOf(text)) words.set(word, (words.get(word) ?? 0) + 1)
    const pieces = new Map<string, number>()
    for (const [word, count] of words) {
      const padded = ` ${word} `
      for (let length = shortestPiece; length <= longestPiece; length++)
        for (let start = 0; start + length <= padded.length; start++) {
          const piece = padded.slice(start, start + length)
          pieces.set(piece, (pieces.get(piece) ?? 0) + count)
        }
    }
    const terms = new Int32Array(words.size + pieces.size)
    const weights = new Float32Array(terms.length)
    let at = 0
    // A word and a piece of the same letters are two terms.
    for (const [word, count] of words) {
      terms[at] = numberOf(`=${word}`)
      weights[at++] = Math.log1p(count)
    }
    for (const [piece, count] of pieces) {
      terms[at] = numberOf(piece)
      weights[at++] = Math.log1p(count)
    }
    return { terms, weights, wordCount: words.size }
  }

  return {
    read(text) {
      const earlier = known.get(text)
      if (earlier) return earlier
      const read = analyse(text, (term) => {
        const number = numbers.get(term) ?? numbers.size
        numbers.set(term, number)
        return number
      })
      known.set(text, read)
      return read
    },
    look: (text) => known.get(text) ?? analyse(text, (term) => numbers.get(term) ?? -1),
    size: () => numbers.size,
  }
}
