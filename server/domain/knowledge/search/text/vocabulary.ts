import { createShardedMap } from '../numeric/sharded-map.ts'
import { markedWordsOf, runsOf } from './normalize-text.ts'
import { type WordForms, wordFormsOf } from './word-forms.ts'
import { isSyllabic, isUnspaced, wordsInRun } from './writing.ts'

/** A text as terms: its distinct words first, then the distinct pieces of its words, each with its count's weight. */
export interface TextTerms {
  /** Numbers of the book; -1 for a term that the book does not hold. */
  terms: Int32Array
  /** log(1 + count) of each. */
  weights: Float32Array
  /** How much each says of what a text is about, by its frequency in the language, 0..1: little for "can I", 1 for "warranty". */
  salience: Float32Array
  /** How many of `terms` are whole words. */
  wordCount: number
}

/** Numbers for terms, and what was read already: a FAQ of a thousand texts is read again with every change of one. */
export interface Vocabulary {
  /** New terms are entered. `language`: whose word forms count, a primary tag; null or left out: words as they are. */
  read(text: string, language?: string | null): TextTerms
  /** Nothing is entered. */
  look(text: string, language?: string | null): TextTerms
  size(): number
  /** Whether it knows how frequent words are in their language. */
  knowsSalience: boolean
}

const pieceLengths = { letters: { min: 3, max: 5 }, syllables: { min: 2, max: 3 } } as const

/** The salience of words of which nothing is known. */
const FULL = 1
type SalienceOf = (word: string) => number

/** `salienceOf` (word-salience.ts): of a folded English word; left out: the same for all. */
export function createTermBook(salienceOf?: SalienceOf): Vocabulary {
  const numbers = createShardedMap<number>()
  const known = new Map<string, TextTerms>()
  const forms = new Map<string, WordForms | null>()

  function formsOf(language: string | null): WordForms | null {
    if (language === null) return null
    const read = forms.get(language) ?? wordFormsOf(language)
    forms.set(language, read)
    return read
  }

  function analyse(text: string, language: string | null, numberOf: (term: string) => number): TextTerms {
    const inflected = formsOf(language)
    const isEnglish = language === null || language === 'en'
    const ofWord: SalienceOf = (isEnglish ? salienceOf : undefined) ?? (() => FULL)
    const runs = countsOf(withoutStopWords(runsOf(text), inflected))
    const words = new Map<string, number>()
    const pieces = new Map<string, number>()
    const salienceOfPiece = new Map<string, number>()
    for (const [run, count] of runs) {
      for (const part of withoutStopWords(wordsInRun(run), inflected)) {
        const word = inflected?.stemOf(part) ?? part
        words.set(word, (words.get(word) ?? 0) + count)
      }
      const own = ofWord(run)
      // Across the words of a run: where one ends is a guess that may differ from text to text.
      const whole = isUnspaced(run) ? run : ` ${run} `
      const { min, max } = isSyllabic(run) ? pieceLengths.syllables : pieceLengths.letters
      for (let length = min; length <= max; length++)
        for (let start = 0; start + length <= whole.length; start++) {
          const piece = whole.slice(start, start + length)
          pieces.set(piece, (pieces.get(piece) ?? 0) + count)
          if (own > (salienceOfPiece.get(piece) ?? 0)) salienceOfPiece.set(piece, own)
        }
    }
    // Beside its letters, so that "C++" is found by "C", too, only less.
    for (const word of markedWordsOf(text)) words.set(word, (words.get(word) ?? 0) + 1)
    const terms = new Int32Array(words.size + pieces.size)
    const weights = new Float32Array(terms.length)
    const salience = new Float32Array(terms.length)
    let at = 0
    // A word and a piece of the same letters are two terms.
    for (const [word, count] of words) {
      terms[at] = numberOf(`=${word}`)
      salience[at] = ofWord(word)
      weights[at++] = Math.log1p(count)
    }
    for (const [piece, count] of pieces) {
      terms[at] = numberOf(piece)
      salience[at] = salienceOfPiece.get(piece) ?? FULL
      weights[at++] = Math.log1p(count)
    }
    return { terms, weights, salience, wordCount: words.size }
  }

  return {
    read(text, language = null) {
      const key = keyOf(text, language)
      const earlier = known.get(key)
      if (earlier) return earlier
      const read = analyse(text, language, (term) => {
        const number = numbers.get(term) ?? numbers.size()
        numbers.set(term, number)
        return number
      })
      known.set(key, read)
      return read
    },
    look: (text, language = null) =>
      known.get(keyOf(text, language)) ?? analyse(text, language, (term) => numbers.get(term) ?? -1),
    size: numbers.size,
    knowsSalience: salienceOf !== undefined,
  }
}

function keyOf(text: string, language: string | null): string {
  return language === null ? text : `${language}\n${text}`
}

/** All of them where nothing else is said. */
function withoutStopWords(words: readonly string[], forms: WordForms | null): readonly string[] {
  if (forms === null) return words
  const telling = words.filter((word) => !forms.isStopWord(word))
  return telling.length > 0 ? telling : words
}

function countsOf(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return counts
}
