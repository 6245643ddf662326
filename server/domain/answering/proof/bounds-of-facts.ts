import { type PlacedFact, type Statement, sameFact } from './statement.ts'

/** On which side of a quantity something is true; strict: the quantity alone would say something else. */
interface Bound {
  side: 'below' | 'above'
  isStrict: boolean
}

const strictBelow =
  /\b(?:under|below|less than|fewer than|younger than|shorter than|smaller than|lighter than|cheaper than)$/i
const below =
  /\b(?:up to|at most|(?:a )?maximum(?: of)?|no more than|not more than|no longer than|no later than|not (?:exceed(?:ing)?|over)|within(?: the (?:first|next|last))?|until)$/i
const strictAbove =
  /(?<!\b(?:no|not|never) )\b(?:over|above|more than|older than|longer than|larger than|heavier than|exceed(?:s|ing)?|beyond)$/i
const above = /\b(?:at least|(?:a )?minimum(?: of)?|no less than|not less than|no fewer than|after|from)$/i
/** What may be between the words and the quantity. */
const between = /(?:\s|€|£|\$|\b(?:the|a|an|about|age|aged|of)\b)+$/i
const LOOKED_BACK = 40

const bounded: ReadonlySet<string> = new Set(['money', 'percent', 'duration', 'measure', 'number'])

function boundOf({ text }: Statement, { start, kind }: PlacedFact): Bound | null {
  if (!bounded.has(kind)) return null
  const before = text.slice(Math.max(0, start - LOOKED_BACK), start).replace(between, '')
  if (below.test(before)) return { side: 'below', isStrict: false }
  if (strictBelow.test(before)) return { side: 'below', isStrict: true }
  if (above.test(before)) return { side: 'above', isStrict: false }
  return strictAbove.test(before) ? { side: 'above', isStrict: true } : null
}

/** "Over €50" is neither "under €50" nor "€50", "within 14 days" not "after 14 days". */
export function changesBound(claim: Statement, source: Statement): boolean {
  return claim.facts.some((fact) => {
    const claimed = boundOf(claim, fact)
    const there = source.facts.filter((other) => sameFact(fact, other)).map((other) => boundOf(source, other))
    if (there.length === 0) return false
    if (claimed === null) return there.every((bound) => bound?.isStrict)
    const turned = there.every((bound) => bound !== null && bound.side !== claimed.side)
    return turned || (claimed.isStrict && there.every((bound) => bound === null))
  })
}

/** "Orders over €50 are delivered free" says less than "orders are delivered free". */
export function dropsBound(claim: Statement, source: Statement, used: ReadonlySet<number>): boolean {
  return source.facts.some(
    (fact) =>
      used.has(fact.clause) &&
      boundOf(source, fact)?.isStrict &&
      !claim.facts.some((one) => sameFact(one, fact)),
  )
}
