import { wordsOf } from './normalize-text.ts'
import { isKnown, type Speller } from './spelling.ts'
import { isLatin } from './writing.ts'

type Lexicon = Speller['lexicon']

/** A short word is known by chance, and a few words say nothing of a language. */
const MIN_LETTERS = 4
const MIN_WORDS = 3
const LEAST_KNOWN = 0.4

/**
 * Whether an encoder with a vocabulary can read a text: its script, and most of its words. What it cannot read it still
 * turns into a vector, which is near to something by accident.
 */
export function canRead(lexicon: Lexicon, text: string): boolean {
  if (!lexicon.wordRank) return true
  if (!isLatin(text)) return false
  const words = wordsOf(text).filter((word) => word.length >= MIN_LETTERS && !/\d/.test(word))
  if (words.length < MIN_WORDS) return true
  return words.filter((word) => isKnown(lexicon, word)).length >= LEAST_KNOWN * words.length
}

/** Whether neither the FAQ nor its language has any word of the text. */
export function isUnknown(lexicon: Lexicon, text: string): boolean {
  return wordsOf(text).every((word) => !isKnown(lexicon, word))
}
