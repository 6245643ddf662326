import { type Statement, statementOf } from './statement.ts'
import { sameMeaning } from './text/synonyms.ts'
import type { Token } from './text/words.ts'

const mustDo = /\b(?:must|have to|has to|need to|needs to|required|mandatory|compulsory|obliged|only)\b/i
const mayDo = /\b(?:can|may|could|might|optional|optionally|allowed|possible|if you (?:like|want|wish))\b/i
/** So many words after "or" may belong to what it joins: "or at any branch". */
const JOINED_WORDS = 4

/**
 * "We repair or replace it" is neither "we replace it" nor "we repair and replace it", and "bring a card and a photo" not
 * "bring a card or a photo".
 * @param used the text of the source's clauses that the claim uses
 */
export function changesAlternative(claim: Statement, source: Statement, used: string): boolean {
  if (!mayDo.test(used) && joinsOtherwise(claim, source, /\band\b/gi, /\bor\b/gi)) return true
  if (/\bor\b/i.test(claim.text)) return false
  for (const match of used.matchAll(
    /\b(we|you get|send an?|is|are|be|get an?)\s+(?:then )?(\w+)(?: \w+)? or (?:an? |the )?(\w+)/gi,
  )) {
    const sides = [match[2] ?? '', match[3] ?? ''].map((word) => statementOf(`x ${word}`).tokens.at(-1)?.stem)
    const said = sides.filter((stem) => stem && claim.tokens.some((token) => token.stem === stem))
    if (said.length > 0) return true
  }
  if (joinsOtherwise(claim, source, /\bor\b/gi, /\band\b/gi)) return true
  // One of two ways is not the way that it has to be.
  if (mustDo.test(claim.text) && !mustDo.test(used) && sidesOf(source, /\bor\b/gi).some(isHalved(claim)))
    return true
  return (
    /\bbetween\b/i.test(source.text) &&
    /\band\b/i.test(claim.text) &&
    !/\bbetween|choose|choice|up to you|whether|either\b/i.test(claim.text)
  )
}

/** What has to be done may not come as what can be done, nor the other way round. */
export function changesObligation(claim: Statement, used: string): boolean {
  const text = (one: string) => one.replace(/\bcan ?not\b/gi, '')
  const [claimed, there] = [text(claim.text), text(used)]
  const must = /\b(?:must|have to|has to|required|mandatory|compulsory|obliged)\b/i
  if (must.test(there) && !must.test(claimed)) return mayDo.test(claimed) && !mayDo.test(there)
  return must.test(claimed) && !must.test(there) && mayDo.test(there)
}

interface Sides {
  left: Token
  right: readonly Token[]
}

/** What the source joins by a word: the last word that means something before it, and the next ones after it. */
function sidesOf({ text, tokens }: Statement, joint: RegExp): Sides[] {
  return [...text.matchAll(joint)].flatMap(({ index, 0: { length } }) => {
    const left = tokens.findLast(({ at }) => at < index)
    const after = text.slice(index + length)
    const end = new RegExp(String.raw`^(?:\s*[\p{L}\p{N}'-]+){1,${JOINED_WORDS}}`, 'u').exec(after)?.[0]
      .length
    const right = tokens.filter(({ at }) => at > index && at <= index + length + (end ?? 0))
    return left && right.length > 0 && index - left.at < 25 ? [{ left, right }] : []
  })
}

/** Whether the claim joins by `other` what the source joins by `joint`, and nowhere by `other`. */
function joinsOtherwise(claim: Statement, source: Statement, joint: RegExp, other: RegExp): boolean {
  const meant = (some: Sides[], { left, right }: Sides) =>
    some.some(
      (sides) =>
        isEither(sides.left, [left, ...right]) && sides.right.some((one) => isEither(one, [left, ...right])),
    )
  const claimed = sidesOf(claim, other)
  const there = sidesOf(source, other)
  return sidesOf(source, joint).some((sides) => meant(claimed, sides) && !meant(there, sides))
}

function isEither(token: Token, others: readonly Token[]): boolean {
  return others.some(({ stem }) => sameMeaning(token.stem, stem))
}

function isHalved(claim: Statement): (sides: Sides) => boolean {
  const says = (stem: string) => claim.tokens.some((token) => sameMeaning(token.stem, stem))
  return ({ left, right }) => says(left.stem) !== right.some(({ stem }) => says(stem))
}
