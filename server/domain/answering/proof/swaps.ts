import { type PlacedFact, type Statement, sameFact } from './statement.ts'
import { sameMeaning } from './text/synonyms.ts'
import type { Token } from './text/words.ts'

/** A word of the claim and where the passage has it. */
export interface Match {
  token: Token
  found: Token[]
  inQuestion: boolean
}

/** A number or name belongs to the words around it: "chats 12 months, orders 7 years". */
export function isSwapped(claim: Statement, source: Statement, matches: readonly Match[]): boolean {
  if (pairsOtherwise(claim, source)) return true
  for (const fact of claim.facts) {
    const at = source.facts.filter((other) => sameFact(fact, other)).map(({ clause }) => clause)
    const rivals = (clause: number) =>
      source.facts.filter((other) => other.clause === clause && other.kind === fact.kind)
    const claimed = (other: PlacedFact) => claim.facts.some((one) => sameFact(one, other))
    const taken = (clause: number) => rivals(clause).length > 0 && !rivals(clause).some(claimed)
    if (boundElsewhere(fact.clause, at, { source, matches, taken })) return true
  }
  const names = claim.tokens.filter(({ name }) => name)
  for (const name of names) {
    const at = source.tokens.filter((token) => sameMeaning(token.stem, name.stem)).map(({ clause }) => clause)
    const here = source.tokens.filter((token) => token.name && at.includes(token.clause))
    // "Branch", which both places are called, tells them apart by nothing.
    const rivals = (clause: number) =>
      source.tokens.filter(
        (token) => token.name && token.clause === clause && !here.some(({ stem }) => stem === token.stem),
      )
    const claimed = (token: Token) => names.some((one) => sameMeaning(one.stem, token.stem))
    const taken = (clause: number) => rivals(clause).length > 0 && !rivals(clause).some(claimed)
    if (boundElsewhere(name.clause, at, { source, matches, taken })) return true
  }
  return false
}

interface Bindings {
  source: Statement
  matches: readonly Match[]
  /** Whether a clause has a number or name of its own in place of the claimed one. */
  taken(clause: number): boolean
}

function boundElsewhere(
  clause: number,
  at: readonly number[],
  { source, matches, taken }: Bindings,
): boolean {
  if (at.length === 0) return false
  return matches.some(({ token, found }) => {
    if (token.clause !== clause || token.name || found.length === 0) return false
    const places = found.map((other) => other.clause)
    if (places.some((place) => at.includes(place)) || !places.every(taken)) return false
    return !found.every((other) => isSharedVerb(other, at, source))
  })
}

const verbBefore = /\b(?:can|may|must|will|be|been|is|are)\s+$/i

/** "Rooms can be booked by students, and halls by clubs": the second clause is about booking, too. */
function isSharedVerb(
  { at, clause }: Token,
  places: readonly number[],
  { text, clauses }: Statement,
): boolean {
  const hasOwn = places.some((place) =>
    /\b(?:can|may|must|will|be|been|is|are)\b/i.test(clauses[place] ?? ''),
  )
  return !hasOwn && places.every((place) => place > clause) && verbBefore.test(text.slice(0, at))
}

/**
 * "Adults pay €15, students €5" against "adults pay €5 and students €15". Where words stand before the first number, each
 * belongs to the next number, else to the one before it.
 */
function pairsOtherwise(claim: Statement, source: Statement): boolean {
  const facts = claim.facts.toSorted((a, b) => a.start - b.start)
  const kinds = new Set(facts.map(({ kind }) => kind))
  return [...kinds].some((kind) => {
    const pairs = facts
      .filter((fact) => fact.kind === kind)
      .map((fact) => ({ fact, clause: ownClause(fact, source) }))
    const clauses = pairs.map(({ clause }) => clause)
    if (pairs.length < 2 || clauses.includes(null) || new Set(clauses).size < pairs.length) return false
    const telling = claim.tokens.flatMap(({ stem, at }) => {
      const clause = onlyClauseOf(stem, source)
      return clause !== null && clauses.includes(clause) ? [{ at, clause }] : []
    })
    const first = pairs[0]?.fact.start ?? 0
    const wordsFirst = telling.some(({ at }) => at < first)
    return telling.some(({ at, clause }) => {
      const beside = wordsFirst
        ? pairs.find(({ fact }) => fact.start > at)
        : pairs.findLast(({ fact }) => fact.start < at)
      return beside !== undefined && beside.clause !== clause
    })
  })
}

/** The only clause of the source with this fact; null when there is none, or several. */
function ownClause(fact: PlacedFact, source: Statement): number | null {
  const clauses = new Set(source.facts.filter((other) => sameFact(fact, other)).map(({ clause }) => clause))
  const [only] = clauses
  return clauses.size === 1 && only !== undefined ? only : null
}

function onlyClauseOf(stem: string, source: Statement): number | null {
  const clauses = new Set(
    source.tokens.filter((token) => sameMeaning(token.stem, stem)).map(({ clause }) => clause),
  )
  const [only] = clauses
  return clauses.size === 1 && only !== undefined ? only : null
}
