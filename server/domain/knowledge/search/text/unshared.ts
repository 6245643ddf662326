import type { SearchableFaq } from '../faq-match.ts'
import { plainText } from './answer-sentences.ts'
import { calendarWords } from './names.ts'
import { wordsOf } from './normalize-text.ts'
import { isLatin, isUnspaced } from './writing.ts'

/** What is known of words in general: of the FAQ's, and of its language. */
export interface Background {
  /** 0 for the most frequent word of the language; undefined when it has none such. */
  rankOf(word: string): number | undefined
  names: ReadonlySet<string>
  /** The words of all FAQs. */
  known: { has(word: string): boolean; keys(): Iterable<string> }
}

/** The words of an FAQ, as a message is compared with them. */
export interface EntryWords {
  all: ReadonlySet<string>
  /** Its questions and phrasings as words. */
  questions: readonly (readonly string[])[]
  /** One of its questions says "not", "without" … */
  negates: boolean
  /** Some phrasing has a name or a rare word that no other text of it has: which one does not matter then. */
  namesVary: boolean
  hasPhrasings: boolean
}

/** Words rarer than this say what a message is about; a question that has phrasings is known in more words. */
const RARE_FROM = { plain: 8_000, phrased: 12_000 }
const MIN_LETTERS = 3
/** In a longer message a rare word is more often a detail than what is asked. */
const MAX_WORDS_TO_THE_POINT = 8
const MIN_QUESTION_WORDS = 4
const MAX_WORDS_AROUND = 2

const negations = new Set('not no never without nothing none neither nor cannot except stop'.split(' '))
const negatedVerb =
  /^(?:do|does|did|is|are|was|were|has|have|had|ca|wo|would|should|could)nt$|^(?:dont|cant|wont|aint)$/

export function readEntryWords(faq: SearchableFaq, background: Background | null): EntryWords {
  const questions = [faq.question, ...faq.phrasings]
  const words = questions.map(wordsOf)
  const all = new Set([...words.flat(), ...[...faq.keywords, plainText(faq.answer)].flatMap(wordsOf)])
  const others = (at: number) => new Set(words.flatMap((own, other) => (other === at ? [] : own)))
  return {
    all,
    questions: words,
    negates: words.some(hasNegation),
    namesVary: questions.some(
      (text, at) =>
        at > 0 &&
        tellingWords(text, RARE_FROM.phrased, background).some(({ word }) => !has(others(at), word)),
    ),
    hasPhrasings: faq.phrasings.length > 0,
  }
}

/**
 * Whether a message says something that forbids to take the FAQ for its answer: a name or a rare word that the FAQ has
 * nowhere ("Drupal" where it is about WordPress), or a negation. `text`: with its typing errors corrected.
 */
export function saysSomethingElse(
  { text, written }: { text: string; written: string },
  entry: EntryWords,
  background: Background | null,
): boolean {
  if (hasNegation(withoutTags(wordsOf(text))) && !entry.negates) return true
  if (entry.namesVary) return false
  const rareFrom = entry.hasPhrasings ? RARE_FROM.phrased : RARE_FROM.plain
  const corrected = new Set(wordsOf(text))
  return tellingWords(written, rareFrom, background).some(
    // Phrasings never have all words for a thing: one that other FAQs have is no other thing, nor is one in a story.
    ({ word, isName }) =>
      corrected.has(word) &&
      !has(entry.all, word) &&
      (isName ||
        !entry.hasPhrasings ||
        (corrected.size <= MAX_WORDS_TO_THE_POINT && !isKnown(background, word))),
  )
}

/**
 * Whether a text in another script than Latin has a word that no FAQ has. Nothing is known of how rare its words are, so
 * that each may be the one that matters.
 */
export function hasForeignWord(text: string, known: ReadonlyMap<string, number>): boolean {
  return (
    !isLatin(text) &&
    wordsOf(text).some(
      (word) => !/\d/.test(word) && !known.has(word) && !hasAlike(known.keys(), word) && !isPart(known, word),
    )
  )
}

/** Of a longer word: where spaces do not tell, words are parted now here, now there. */
function isPart(known: ReadonlyMap<string, number>, word: string): boolean {
  return isUnspaced(word) && known.keys().some((other) => other.includes(word))
}

function isKnown(background: Background | null, word: string): boolean {
  return background !== null && (background.known.has(word) || hasAlike(background.known.keys(), word))
}

/** Whether a message is a question of the FAQ with an order's number or a word or two around it. */
export function containsQuestion(text: string, { questions }: EntryWords): boolean {
  const asked = wordsOf(text)
  const line = ` ${asked.join(' ')} `
  return questions.some(
    (words) =>
      words.length >= MIN_QUESTION_WORDS &&
      asked.length - words.length <= MAX_WORDS_AROUND &&
      line.includes(` ${words.join(' ')} `),
  )
}

/** The first name in a message that no FAQ has, as it is written: what nothing is known about. */
export function unknownName(
  { text, written }: { text: string; written: string },
  background: Background | null,
): string | null {
  const corrected = new Set(wordsOf(text))
  const unknown = tellingWords(written, Infinity, background).find(
    ({ word }) => corrected.has(word) && !isKnown(background, word),
  )
  return unknown?.written ?? null
}

/** Words that say what a text is about: names, and words at least this rare. None when the language is unknown. */
function tellingWords(
  text: string,
  rareFrom: number,
  background: Background | null,
): { word: string; written: string; isName: boolean }[] {
  if (!background) return []
  const tokens = [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.-]*[\p{L}\p{N}]/gu)]
  const isCapital = (token: string) => /^\p{Lu}/u.test(token)
  // "Where Is My Order" and "HELP ME" have no names.
  const small = tokens.filter(([token]) => !isCapital(token)).length
  const hasSmall = small >= tokens.length - 1 - small
  return tokens.flatMap(({ 0: written, index }) => {
    const [word = '', ...rest] = wordsOf(written)
    if (rest.length > 0 || word.length < MIN_LETTERS || /\d/.test(word) || calendarWords.has(word)) return []
    const begins = index === 0 || /[.!?:"“(\n]\s*$/u.test(text.slice(0, index))
    const isName = background.names.has(word) || (hasSmall && !begins && isCapital(written))
    const rank = Math.min(...[word, ...rootsOf(word)].map((form) => background.rankOf(form) ?? Infinity))
    const isRare = rareFrom < Infinity && rank >= rareFrom && /^[a-z]+$/.test(word) && !/['’]/.test(written)
    return isName || isRare ? [{ word, written, isName }] : []
  })
}

function hasNegation(words: readonly string[]): boolean {
  return words.some((word) => negations.has(word) || negatedVerb.test(word))
}

/** "… or not", "why not": nothing is negated. */
function withoutTags(words: readonly string[]): string[] {
  return words.filter((word, at) => !(word === 'not' && /^(?:or|why|if)$/.test(words[at - 1] ?? '')))
}

function has(words: ReadonlySet<string>, word: string): boolean {
  return words.has(word) || hasAlike(words, word)
}

/** The same word with another ending, or a part of a compound. */
function hasAlike(words: Iterable<string>, word: string): boolean {
  for (const other of words) {
    const shorter = Math.min(other.length, word.length)
    const shared = Math.max(4, shorter - 2)
    if (shorter >= 4 && other.slice(0, shared) === word.slice(0, shared)) return true
    if (shorter >= 5 && (other.includes(word) || word.includes(other))) return true
  }
  return false
}

function rootsOf(word: string): string[] {
  const roots = ['s', 'es', 'ed', 'd', 'ing', 'ly', 'er', 'ers'].flatMap((ending) => {
    const root = word.slice(0, -ending.length)
    return word.endsWith(ending) && root.length >= 3 ? [root, `${root}e`] : []
  })
  return word.endsWith('ies') ? [...roots, `${word.slice(0, -3)}y`] : roots
}
