import { runsOf } from '../text/normalize-text.ts'
import { type WordForms, wordFormsOf } from '../text/word-forms.ts'
import { isLatin, isUnspaced } from '../text/writing.ts'
import { createCompoundSplitter } from './split-compound.ts'

/**
 * Puts the words of a language into English, one by one: "kann per Lastschrift zahlen" is "can per direct debit pay".
 * No sentence, but its sense is near enough for an English encoder to find what is about the same.
 */
export interface Glossary {
  /** Empty when no word of the text is known. Words that nothing is known of are left out; numbers stay. */
  gloss(text: string): string
}

/** English on the left; the words and phrases for it on the right. The first English word for a word is kept. */
export type GlossaryWords = Readonly<Record<string, readonly string[]>>

/** What is written onto the beginning of a word. */
const clitics: Readonly<Record<string, RegExp>> = {
  ar: /^(?:ال|لل|[وفبكل])/,
  he: /^[ובכלמשה]/,
}

/** What the stemmers of other scripts leave of a short word is left of many others, too. */
const MIN_STEM = 3

/** No dictionary has longer words without spaces between them. */
const MAX_UNSPACED = 8

/** `language`: a primary tag, whose word forms count: "Rechnungen" is found by "Rechnung". */
export function createGlossary(language: string, words: GlossaryWords): Glossary {
  const forms = wordFormsOf(language)
  const { asWritten, byStem, longest } = readWords(words, forms)
  const stemOf = (run: string) => forms?.stemOf(run) ?? run
  const ofPhrase = (runs: readonly string[]) =>
    asWritten.get(runs.join(' ')) ?? byStem.get(runs.map(stemOf).join(' '))
  const partsOf = createCompoundSplitter(language, {
    first: (word) => asWritten.get(word),
    last: (word) => ofPhrase([word]),
  })

  /** Of a language that writes small words and endings onto others: the known word in it. */
  function particlesOff(run: string): string[] {
    if (language === 'ko') return run.length > 1 ? unspaced(run, 2) : []
    const pattern = clitics[language]
    if (!pattern) return []
    for (let rest = run; ; ) {
      const shorter = rest.replace(pattern, '')
      if (shorter === rest || shorter.length < 2) return []
      const english = ofPhrase([shorter])
      if (english !== undefined) return [english]
      rest = shorter
    }
  }

  function unspaced(run: string, least = 1): string[] {
    const found: string[] = []
    for (let at = 0; at < run.length; ) {
      let length = Math.min(MAX_UNSPACED, run.length - at)
      while (length >= least && !asWritten.has(run.slice(at, at + length))) length--
      if (length < least) length = 0
      const english = asWritten.get(run.slice(at, at + length))
      if (english !== undefined) found.push(english)
      at += Math.max(1, length)
    }
    return found
  }

  /** The longest phrase that begins here. */
  function phraseAt(runs: readonly string[], at: number): { english: string; length: number } | null {
    for (let length = Math.min(longest, runs.length - at); length > 0; length--) {
      const english = ofPhrase(runs.slice(at, at + length))
      if (english !== undefined) return { english, length }
    }
    return null
  }

  return {
    gloss(text) {
      const runs = runsOf(text)
      const found: string[] = []
      for (let at = 0; at < runs.length; ) {
        const run = runs[at] ?? ''
        const phrase = isUnspaced(run) ? null : phraseAt(runs, at)
        at += phrase?.length ?? 1
        if (phrase) found.push(phrase.english)
        else if (isUnspaced(run)) found.push(...unspaced(run))
        else if (/^\d+$/.test(run)) found.push(run)
        else found.push(...(partsOf(run) ?? particlesOff(run)))
      }
      return found.every((word) => /^\d+$/.test(word)) ? '' : found.join(' ')
    },
  }
}

function readWords(words: GlossaryWords, forms: WordForms | null) {
  const asWritten = new Map<string, string>()
  const byStem = new Map<string, string>()
  let longest = 1
  for (const [english, phrases] of Object.entries(words))
    for (const phrase of phrases) {
      const runs = runsOf(phrase)
      const written = runs.join(' ')
      const stems = runs.map((run) => forms?.stemOf(run) ?? run).join(' ')
      if (!asWritten.has(written)) asWritten.set(written, english)
      const tells = isLatin(stems) || stems.length >= MIN_STEM
      if (tells && !byStem.has(stems)) byStem.set(stems, english)
      longest = Math.max(longest, runs.length)
    }
  return { asWritten, byStem, longest }
}
