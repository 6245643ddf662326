import { foldText } from '../../../knowledge/search/text/normalize-text.ts'
import { stem } from './stem.ts'

export interface Token {
  stem: string
  /** Position in the text. */
  at: number
  clause: number
  /** A "not", "no" or "without" of its clause stands before it. */
  negated: boolean
  /** A name: capitalised within a sentence. */
  name: boolean
}

/** Words that carry grammar, politeness or no meaning of their own. */
const light = new Set(
  `a an the this that these those it its they them their he she his her him we us our ours you your yours i me my mine
  who whom whose which what there here where when how why and or but nor so if as than then thus hence of to in on at by
  for from with into onto out up down off over through between during per via about be is am are was were been being do
  does did have has had having will would shall should can could may might must get got let make go come take put yes no
  not please just simply also too even still already now ok okay well sure indeed however therefore because since while
  though although until till unless except without before after once within not never nothing none neither both either
  any all every each only always such own same other one ones some more most much many very quite really rather own kind
  able possible there's lets it's im ill ive happy glad sorry thanks thank case way time thing things something anything
  everything whatever whichever whoever wherever anywhere long far else above below following directly yourself itself
  themselves back order`
    .split(/\s+/)
    .filter(Boolean),
)
// "order" and "back" mean something, in a shop more often than not.
light.delete('order')
light.delete('back')
light.delete('more')
light.delete('most')

const negations = /^(?:not|no|never|without|nobody|none|nothing|neither|nor|cannot)$/
const clauseBreak = /[;:()–—.!?]|,\s|\s-\s|\b(?:but|while|whereas|although|though)\b/gi

/** The words of a text that mean something, with the clause each is in. `names`: words known as names by the entries. */
export function tokensOf(
  rest: string,
  names: ReadonlySet<string> = new Set(),
  breaks: readonly number[] = clauseEnds(rest, rest),
): Token[] {
  const tokens: Token[] = []
  let clause = 0
  let negated = false
  let first = true
  for (const match of rest.matchAll(/[\p{L}\p{M}][\p{L}\p{M}\p{N}'+#&-]*/gu)) {
    while (match.index >= (breaks[clause] ?? Number.POSITIVE_INFINITY)) {
      clause += 1
      negated = false
    }
    const raw = match[0].replace(/'s$|'$|-$/, '')
    const word = foldText(raw)
    const sentenceStart = first || /[.!?:]\s*$/.test(rest.slice(0, match.index))
    first = false
    if (negations.test(word) && !isParticle(word, rest, match.index)) negated = true
    if (light.has(word) || word.length < 2) continue
    const name = (/^\p{Lu}/u.test(raw) && !sentenceStart) || names.has(word)
    for (const part of word.split('-').filter((one) => one.length > 1 && !light.has(one)))
      tokens.push({ stem: stem(part), at: match.index, clause, negated, name })
  }
  return tokens
}

/** "No," at the beginning answers a question; it negates nothing. */
function isParticle(word: string, text: string, at: number): boolean {
  return word === 'no' && at === 0 && /^no\b[,.!]/i.test(text)
}

/** Where clauses end in `rest`, the text without its facts. Commas within a list of names or single words end none. */
export function clauseEnds(rest: string, text: string): number[] {
  const ends: number[] = []
  let start = 0
  for (const match of rest.matchAll(clauseBreak)) {
    const words = text.slice(start, match.index).trim().split(/\s+/).length
    if (match[0].startsWith(',') && words <= 2) continue
    ends.push(match.index)
    start = match.index + match[0].length
  }
  return ends
}
