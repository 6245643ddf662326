import { createEventLoopYielder, type EventLoopYielder } from '../numeric/event-loop-yielder.ts'
import { createShardedMap, type ShardedMap } from '../numeric/sharded-map.ts'
import { wordsOf } from './normalize-text.ts'
import { inFull } from './short-forms.ts'
import { isLatin, isSyllabic, isUnspaced } from './writing.ts'

/**
 * Corrects typing errors to words of the FAQ, or, failing that, to common words of the encoder's language, and expands
 * the short forms of text messages ("pls").
 */
export interface Speller {
  lexicon: Pick<Lexicon, 'counts' | 'wordRank'>
  /** The text with its errors corrected, all else as it was, and how many words were. */
  correct(text: string): { text: string; corrected: number }
}

export interface SpellerOptions {
  /** Every text of the FAQ: its words are right, and what errors are corrected to. */
  texts: Iterable<string>
  /** How frequent a word is in its language, 0 the most; undefined for a word that nobody writes. */
  wordRank?(word: string): number | undefined
  maybeYield?: EventLoopYielder
}

const shortest = 3
/** A word as short as this is corrected to a word of the FAQ only: an acronym looks like an error of something. */
const shortFor = 3
const longest = 24
/** From this length on a word may have two errors. */
const twoErrorsFrom = 7
/** Only words of the language that are at least this common are offered; rarer ones are more often a wrong guess. */
const commonRank = 12_000
/** A message of more unknown words is not misspelt but in another language, and looking them all up would take long. */
const MAX_LOOKED_UP = 16
/** Of the FAQ's longer words, this share must be known to the encoder for its language to be the FAQ's. */
const sameLanguageShare = 0.6

/** The words of the FAQ, who stands beside whom, and what is one or two errors away. */
export interface Lexicon {
  counts: ReadonlyMap<string, number>
  /** How often one word follows another: "before after". */
  neighbours: Pick<ShardedMap<number>, 'get' | 'has'>
  /** SymSpell: words within one error of each other share a form with one letter deleted. */
  deletions: Pick<ShardedMap<readonly string[]>, 'get'>
  /** Undefined when the FAQ is in another language than the encoder's. */
  wordRank: ((word: string) => number | undefined) | undefined
}

async function readLexicon({
  texts,
  wordRank,
  maybeYield = createEventLoopYielder(),
}: SpellerOptions): Promise<Lexicon> {
  const counts = new Map<string, number>()
  const neighbours = createShardedMap<number>()
  for (const text of texts) {
    const pause = maybeYield()
    if (pause) await pause
    const words = wordsOf(text)
    words.forEach((word, at) => {
      counts.set(word, (counts.get(word) ?? 0) + 1)
      const pair = `${words[at - 1] ?? ''} ${word}`
      neighbours.set(pair, (neighbours.get(pair) ?? 0) + 1)
    })
  }
  const deletions = await readDeletions(counts.keys(), maybeYield)
  let longer = 0
  let familiar = 0
  for (const word of counts.keys()) {
    const pause = maybeYield()
    if (pause) await pause
    if ((word.length <= shortFor && isLatin(word)) || /\d/.test(word)) continue
    longer += 1
    // A vocabulary has the letters of all scripts, which makes it know no language of theirs.
    if (isLatin(word) && wordRank?.(word) !== undefined) familiar += 1
  }
  const inLanguage = familiar >= sameLanguageShare * longer
  return { counts, neighbours, deletions, wordRank: inLanguage ? wordRank : undefined }
}

async function readDeletions(
  words: Iterable<string>,
  maybeYield: EventLoopYielder,
): Promise<ShardedMap<string[]>> {
  const deletions = createShardedMap<string[]>()
  for (const word of words) {
    const pause = maybeYield()
    if (pause) await pause
    if (word.length < 2 || word.length > longest) continue
    for (const form of formsOf(word, maxErrors(word))) {
      const sharing = deletions.get(form)
      if (sharing) sharing.push(word)
      else deletions.set(form, [word])
    }
  }
  return deletions
}

function maxErrors(word: string): number {
  return word.length >= twoErrorsFrom ? 2 : 1
}

export async function createSpeller(options: SpellerOptions): Promise<Speller> {
  const lexicon = await readLexicon(options)
  return {
    lexicon,
    correct(text) {
      const repaired = repairs(lexicon, wordsOf(text))
      if (repaired.size === 0) return { text, corrected: 0 }
      const corrected = text.replace(
        wordWithApostrophes,
        (word) => repaired.get(wordsOf(word)[0] ?? '') ?? word,
      )
      return { text: corrected, corrected: repaired.size }
    },
  }
}

/** What each misspelt word was meant to be. */
function repairs(lexicon: Lexicon, words: readonly string[]): Map<string, string> {
  const repaired = new Map<string, string>()
  let lookedUp = 0
  words.forEach((word, at) => {
    const meant = lexicon.wordRank && !lexicon.counts.has(word) ? inFull(word) : undefined
    if (meant !== undefined) {
      repaired.set(word, meant)
      return
    }
    const doubtful = isDoubtful(lexicon, word)
    if (repaired.has(word) || (isRight(lexicon, word) && !doubtful) || ++lookedUp > MAX_LOOKED_UP) return
    const before = repaired.get(words[at - 1] ?? '') ?? words[at - 1] ?? ''
    const best = bestCandidate(lexicon, { word, before, after: words[at + 1] ?? '' }, doubtful)
    if (best !== '') repaired.set(word, best)
  })
  return repaired
}

/** A word where it stands in the message. */
interface Place {
  word: string
  before: string
  after: string
}

function bestCandidate(lexicon: Lexicon, place: Place, doubtful: boolean): string {
  let best = ''
  let bestLikelihood = Number.NEGATIVE_INFINITY
  for (const candidate of candidatesOf(lexicon, place.word)) {
    if (doubtful && (candidate[0] !== place.word[0] || !fitsThere(lexicon, candidate, place))) continue
    const value = likelihood(lexicon, candidate, place)
    if (value > bestLikelihood) {
      best = candidate
      bestLikelihood = value
    }
  }
  return best
}

function candidatesOf({ deletions, wordRank }: Lexicon, word: string): Set<string> {
  const found = new Set<string>()
  for (const form of formsOf(word, maxErrors(word)))
    for (const candidate of deletions.get(form) ?? []) found.add(candidate)
  if (wordRank && word.length > shortFor)
    for (const candidate of oneErrorAway(word))
      if ((wordRank(candidate) ?? commonRank) < commonRank) found.add(candidate)
  return found
}

/** Logarithm of about how likely the writer meant it. */
function likelihood(
  { counts, neighbours, wordRank }: Lexicon,
  candidate: string,
  { word, before, after }: Place,
): number {
  const errors = editDistance(word, candidate)
  if (errors > maxErrors(word)) return Number.NEGATIVE_INFINITY
  const own = counts.get(candidate) ?? 0
  const rank = wordRank?.(candidate)
  const commonness =
    Math.log(1 + own) +
    (own > 0 ? 3 : 0) +
    (rank === undefined ? 0 : 2 * Math.log(30_000 / (rank + 500)) - 3) / 2
  const context =
    Math.log(1 + (neighbours.get(`${before} ${candidate}`) ?? 0)) +
    Math.log(1 + (neighbours.get(`${candidate} ${after}`) ?? 0))
  const firstLetter = word[0] === candidate[0] ? 0 : -1.5
  return commonness + 1.5 * context + firstLetter - 5 * errors
}

/** A word of the FAQ, of its language, or an inflection of one of these. */
function isRight({ counts, wordRank }: Lexicon, word: string): boolean {
  if (word.length < shortest || word.length > longest || /\d/.test(word)) return true
  // Of signs that are syllables every second one is a word: nothing tells an error from another word.
  if (isSyllabic(word) || isUnspaced(word)) return true
  const known = (form: string) => counts.has(form) || wordRank?.(form) !== undefined
  if (counts.has(word)) return true
  if (wordRank && word.length <= shortFor) return (wordRank(word) ?? commonRank) < commonRank
  return (
    known(word) ||
    (wordRank !== undefined && rootsOf(word).some((root) => root.length >= shortest && known(root)))
  )
}

/** Right by the language, but so rare that a word of the FAQ, in that place, may be meant: "my oder". */
function isDoubtful({ counts, wordRank }: Lexicon, word: string): boolean {
  return (
    !counts.has(word) &&
    (wordRank?.(word) ?? 0) >= commonRank &&
    !rootsOf(word).some((root) => counts.has(root))
  )
}

/** Whether the FAQ has the candidate beside one of these words. */
function fitsThere({ neighbours }: Lexicon, candidate: string, { before, after }: Place): boolean {
  return neighbours.has(`${before} ${candidate}`) || neighbours.has(`${candidate} ${after}`)
}

const wordWithApostrophes = /[\p{L}\p{M}\p{N}]+(?:['’`´]\p{L}+)*/gu

/** A word of the FAQ, or of its language. */
export function isKnown({ counts, wordRank }: Pick<Lexicon, 'counts' | 'wordRank'>, word: string): boolean {
  const known = (form: string) => counts.has(form) || wordRank?.(form) !== undefined
  return known(word) || (wordRank !== undefined && rootsOf(word).some(known))
}

/** Without the endings of English, the one language that comes with a list of its words. */
function rootsOf(word: string): string[] {
  const roots: string[] = []
  for (const ending of ['s', 'es', 'ed', 'ing', 'ly', 'nt', 've', 'll'])
    if (word.endsWith(ending)) {
      const root = word.slice(0, -ending.length)
      roots.push(root, `${root}e`)
    }
  return roots
}

/** The word, and the word with up to `deleted` letters left out. */
function formsOf(word: string, deleted: number): Set<string> {
  const forms = new Set([word])
  let latest = [word]
  for (let round = 0; round < deleted; round++) {
    const next: string[] = []
    for (const form of latest)
      for (let at = 0; at < form.length; at++) next.push(form.slice(0, at) + form.slice(at + 1))
    for (const form of next) forms.add(form)
    latest = next
  }
  return forms
}

const letters = 'abcdefghijklmnopqrstuvwxyz'

function oneErrorAway(word: string): string[] {
  const found: string[] = []
  for (let at = 0; at <= word.length; at++) {
    const before = word.slice(0, at)
    const after = word.slice(at)
    if (after !== '') found.push(before + after.slice(1))
    if (after.length > 1) found.push(`${before}${after[1]}${after[0]}${after.slice(2)}`)
    for (const letter of letters) {
      found.push(before + letter + after)
      if (after !== '') found.push(before + letter + after.slice(1))
    }
  }
  return found
}

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1)
      row.push(cost)
    }
    beforeLast = last
    last = row
  }
  return last[b.length] ?? 0
}
