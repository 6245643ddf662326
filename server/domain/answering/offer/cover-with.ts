import type { ChoiceWords } from './choice-words.ts'

const kinds = ['yes', 'no', 'none', 'both', 'all', 'other', 'that', 'filler'] as const
type Kind = (typeof kinds)[number]
type Place = number | 'last'

/** What a phrase may mean. "One" is a place in "number one please" and adds nothing in "the second one". */
interface Meaning {
  kinds: Set<Kind>
  place: Place | null
}

interface Lexicon {
  phrases: ReadonlyMap<string, Meaning>
  /** Of a phrase, in words or letters. */
  longest: number
}

/** What a message says that consists of nothing but such phrases. */
interface Said {
  places: readonly Place[]
  has(...some: Kind[]): boolean
  isAll(kind: Kind): boolean
}

const lexicons = new WeakMap<ChoiceWords, Record<'spaced' | 'joined', Lexicon>>()

/**
 * Takes a message apart into phrases, longer ones first. Null when anything else is in it. Scripts that do not part
 * words are read letter by letter: 二番目のです.
 */
export function coverWith(words: ChoiceWords, plain: string): Said | null {
  const isSpaced = /^[\p{sc=Latin}\p{sc=Arabic}\p{N}\s]+$/u.test(plain)
  const { phrases, longest } = lexiconsOf(words)[isSpaced ? 'spaced' : 'joined']
  const units = unitsOf(plain, isSpaced)
  const found: Meaning[] = []
  for (let at = 0; at < units.length; ) {
    let length = Math.min(longest, units.length - at)
    let meaning: Meaning | undefined
    while (length > 0 && !meaning) {
      meaning = phrases.get(units.slice(at, at + length).join(isSpaced ? ' ' : ''))
      if (!meaning) length -= 1
    }
    if (!meaning) return null
    found.push(meaning)
    at += length
  }
  return {
    places: placesIn(found),
    has: (...some) => found.some((meaning) => some.some((kind) => meaning.kinds.has(kind))),
    isAll: (kind) => found.every((meaning) => meaning.kinds.has(kind)),
  }
}

/** What may be filler is a place only apart from other places ("one and three") and where nothing else is said. */
function placesIn(found: readonly Meaning[]): Place[] {
  const isNamed = (meaning: Meaning | undefined) =>
    meaning !== undefined && meaning.place !== null && !meaning.kinds.has('filler')
  const sure = found.some(isNamed)
  const saysElse = found.some(({ kinds: own }) => own.size > 0 && !own.has('filler'))
  return found.flatMap((meaning, at) => {
    if (meaning.place === null) return []
    if (isNamed(meaning)) return meaning.place
    const isApart = !isNamed(found[at - 1]) && !isNamed(found[at + 1])
    return isApart && (sure || !saysElse) ? meaning.place : []
  })
}

function lexiconsOf(words: ChoiceWords): Record<'spaced' | 'joined', Lexicon> {
  const known = lexicons.get(words)
  if (known) return known
  const made = { spaced: lexiconOf(words, true), joined: lexiconOf(words, false) }
  lexicons.set(words, made)
  return made
}

function lexiconOf(words: ChoiceWords, isSpaced: boolean): Lexicon {
  const phrases = new Map<string, Meaning>()
  let longest = 0
  const meaningOf = (phrase: string): Meaning => {
    const units = unitsOf(phrase, isSpaced)
    longest = Math.max(longest, units.length)
    const key = units.join(isSpaced ? ' ' : '')
    const meaning = phrases.get(key) ?? { kinds: new Set<Kind>(), place: null }
    phrases.set(key, meaning)
    return meaning
  }
  for (const kind of kinds) for (const phrase of words[kind]) meaningOf(phrase).kinds.add(kind)
  const places: (readonly [Place, readonly string[]])[] = [...words.ordinals.entries(), ['last', words.last]]
  for (const [place, names] of places) for (const name of names) meaningOf(name).place = place
  return { phrases, longest }
}

function unitsOf(phrase: string, isSpaced: boolean): string[] {
  return isSpaced ? phrase.split(' ') : [...phrase.replaceAll(' ', '')]
}
