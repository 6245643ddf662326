import { type Fact, findFacts } from './facts.ts'
import { plainText } from './text/plain-text.ts'
import { clauseEnds, type Token, tokensOf } from './text/words.ts'

export type PlacedFact = Fact & { clause: number }

/** A text taken apart into what the rules compare. */
export interface Statement {
  /** As it was written, Markdown included. */
  markdown: string
  /** Without Markdown, contractions written out, numbers in digits. */
  text: string
  tokens: Token[]
  facts: PlacedFact[]
  /** The clauses' texts, by their number. */
  clauses: string[]
  /** Says "not", "no", "never" or the like of anything. */
  negative: boolean
}

const nothingToPay =
  /\b(?:free of charge|at no (?:extra |additional )?(?:cost|charge)|no (?:extra |additional )?(?:charge|cost|fee)s?|without (?:extra |additional )?(?:charge|cost|fee)s?|(?:costs?|pay) (?:you )?nothing|nothing to pay|not (?:cost|charged?)(?: you)? (?:anything|for)|do not (?:have to )?pay (?:anything|for)|for nothing|gratis)\b/gi
const negation = /\b(?:not|no|never|nobody|nothing|none|neither|nor|without|cannot)\b/i

export function statementOf(markdown: string, names: ReadonlySet<string> = new Set()): Statement {
  const plain = plainText(markdown).replace(nothingToPay, 'free')
  const { facts, rest, text } = findFacts(plain, markdown)
  const ends = clauseEnds(rest, text)
  const clauseOf = (at: number) => ends.filter((end) => end <= at).length
  return {
    markdown,
    text,
    tokens: tokensOf(rest, names, ends),
    facts: facts.map((fact) => ({ ...fact, clause: clauseOf(fact.start) })),
    clauses: [...ends, text.length].map((end, index) => text.slice(index === 0 ? 0 : ends[index - 1], end)),
    negative: negation.test(rest.replace(/^\s*no\b[,.!]/i, '')),
  }
}

export function sameFact(a: PlacedFact, b: PlacedFact): boolean {
  if (a.key === b.key && a.kind === b.kind) return true
  // "200 of them" for "200 characters": a bare number has no unit to be wrong.
  return a.kind === 'number' && b.key.split(' ')[0] === a.key && b.kind !== 'duration'
}

/** A word by itself ("Opens") stands in many entries, and says nothing that one of them could prove. */
export function saysNothing({ facts, tokens }: Statement): boolean {
  return facts.length === 0 && tokens.length < 2
}
