import { compileLanguage } from './compile-language.ts'
import { createTypoCorrector } from './correct-typos.ts'
import type { LanguageRules } from './languages/language-rules.ts'
import { languages } from './languages/languages.ts'

const sentenceEnds = /[.!?;:\n…。！？；：؟؛]+/u
const commas = /[,،、，()"“”„«»—–]+|\s-+\s/u
/** Stands for what was left out, so that what was around it does not run together. */
const GAP = ' ~ '

const wishIn = languages.map(createWishFinder)

/**
 * Whether the customer asks, in words of any language we know, to be handed to a person. Sentence by sentence: what
 * sounds like a wish and is none (a negation, a question about having to, another meaning) is left out first, and
 * what remains is tried.
 */
export function wantsPerson(text: string): boolean {
  const sentences = text.split(sentenceEnds).filter((sentence) => sentence.trim() !== '')
  return wishIn.some((wishes) => sentences.some(wishes))
}

function createWishFinder(rules: LanguageRules): (sentence: string) => boolean {
  const { whole, inside } = compileLanguage(rules)
  const bare = whole(rules.person.bare)
  const wish = inside(rules.person.wish)
  const not = inside(rules.person.not)
  const fillers = inside(rules.fillers)
  const correct = createTypoCorrector(rules.person.words)
  const [space, comma] = rules.spaced ? [' ', ' , '] : ['', ',']

  return (sentence) => {
    const parts = sentence.split(commas).map((part) => correct(rules.fold(part)))
    const isBare = (words: string) => bare?.test(words) === true
    const spoken = parts.filter((part) => part !== '').join(space)
    const plain = tidy(parts.join(comma).replace(fillers ?? /(?!)/u, space), space)
    if (plain === '') return false
    if (isBare(spoken) || isBare(plain.replaceAll(comma, space))) return true
    const left = not ? tidy(plain.replace(not, GAP), space) : plain
    return wish ? left.search(wish) !== -1 : false
  }
}

/** Commas that have nothing on one side any more go, too. */
function tidy(words: string, space: string): string {
  if (space === '') return words.replace(/,+/g, ',').replace(/^,|,$/g, '')
  return words
    .replace(/ +/g, ' ')
    .replace(/(?: ?, ?)+/g, ' , ')
    .replace(/^[ ,]+|[ ,]+$/g, '')
}
