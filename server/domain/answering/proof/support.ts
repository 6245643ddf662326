import { changedRestriction } from './restrictions.ts'
import type { Passage } from './sources.ts'
import { type Statement, statementOf } from './statement.ts'
import { sameMeaning } from './text/synonyms.ts'
import type { Token } from './text/words.ts'

/** Why a sentence is not supported by a passage; the one that speaks most clearly against it. */
export type Rule =
  | 'fact'
  | 'name'
  | 'polarity'
  | 'restriction'
  | 'swapped'
  | 'condition'
  | 'scope'
  | 'alternative'
  | 'order'
  | 'words'

export interface Support {
  passage: Passage
  /** 0..1: the share of the claim's words that the passage has. */
  coverage: number
  /** Null: nothing speaks against it. */
  against: Rule | null
}

/** Words that the question, the customer or an earlier sentence already said: a condition in them is met. */
export type Context = readonly Token[]

/** Compares what a claim says with what a passage says. */
export function supportOf(claim: Statement, passage: Passage, context: Context): Support {
  const { statement } = passage
  const asked = passage.sentences[0]?.question.tokens ?? []
  const matches = claim.tokens.map((token) => ({
    token,
    found: statement.tokens.filter((other) => sameMeaning(token.stem, other.stem)),
    inQuestion: asked.some((other) => sameMeaning(token.stem, other.stem)),
  }))
  const matched = matches.filter(({ found, inQuestion }) => found.length > 0 || inQuestion)
  const coverage = claim.tokens.length === 0 ? 0 : matched.length / claim.tokens.length
  const used = new Set(matches.flatMap(({ found }) => found.map(({ clause }) => clause)))
  for (const fact of claim.facts)
    for (const other of statement.facts) if (sameFact(fact, other)) used.add(other.clause)
  const against =
    factAgainst(claim, passage) ??
    (matches.some(({ token, found, inQuestion }) => token.name && found.length === 0 && !inQuestion)
      ? 'name'
      : null) ??
    polarityAgainst(claim, statement, matches) ??
    (changedRestriction(claim.text, statement.text, textOf(statement, used)) ? 'restriction' : null) ??
    swapAgainst(claim, statement, matches) ??
    alternativeAgainst(claim, statement, used) ??
    orderAgainst(claim, statement) ??
    conditionAgainst(claim, statement, used, context)
  return { passage, coverage, against }
}

interface Match {
  token: Token
  found: Token[]
  inQuestion: boolean
}

type PlacedFact = Statement['facts'][number]

function sameFact(a: PlacedFact, b: PlacedFact): boolean {
  if (a.key === b.key && a.kind === b.kind) return true
  // "200 of them" for "200 characters": a bare number has no unit to be wrong.
  return a.kind === 'number' && b.key.split(' ')[0] === a.key && b.kind !== 'duration'
}

function factAgainst(claim: Statement, { statement, sentences }: Passage): Rule | null {
  const entryText = (sentences[0]?.entry.answer ?? '').toLowerCase()
  for (const fact of claim.facts) {
    if (fact.kind === 'address' || fact.kind === 'email') {
      if (!entryText.includes(fact.key)) return 'fact'
      continue
    }
    const same = statement.facts.filter((other) => sameFact(fact, other))
    if (same.length === 0) return 'fact'
    if (fact.per && !same.some((other) => other.per && sameMeaning(fact.per ?? '', other.per))) return 'fact'
  }
  return null
}

function polarityAgainst(claim: Statement, source: Statement, matches: readonly Match[]): Rule | null {
  if (claim.negative && !source.negative) return 'polarity'
  for (const { token, found } of matches) {
    if (found.length === 0) continue
    if (!token.negated && found.every(({ negated }) => negated)) return 'polarity'
    if (token.negated && found.every(({ negated }) => !negated)) return 'polarity'
  }
  if (claim.negative) return null
  // "pay" is there twice, once as "do not pay": what is denied may not come as an order.
  for (const [clause] of source.clauses.entries()) {
    const denied = source.tokens.filter((token) => token.clause === clause && token.negated)
    const claimed = denied.filter(({ stem }) => claim.tokens.some((token) => token.stem === stem))
    if (denied.length > 0 && claimed.length / denied.length >= 0.6) return 'polarity'
  }
  return null
}

/** A number or name belongs to the words around it: "chats 12 months, orders 7 years". */
function swapAgainst(claim: Statement, source: Statement, matches: readonly Match[]): Rule | null {
  for (const fact of claim.facts) {
    const at = source.facts.filter((other) => sameFact(fact, other)).map(({ clause }) => clause)
    const rivals = (clause: number) =>
      source.facts.filter((other) => other.clause === clause && other.kind === fact.kind)
    const claimed = (other: PlacedFact) => claim.facts.some((one) => sameFact(one, other))
    if (
      boundElsewhere(
        fact.clause,
        at,
        matches,
        (clause) => rivals(clause).length > 0 && !rivals(clause).some(claimed),
      )
    )
      return 'swapped'
  }
  const names = claim.tokens.filter(({ name }) => name)
  for (const name of names) {
    const at = source.tokens.filter((token) => sameMeaning(token.stem, name.stem)).map(({ clause }) => clause)
    const rivals = (clause: number) => source.tokens.filter((token) => token.name && token.clause === clause)
    const claimed = (token: Token) => names.some((one) => sameMeaning(one.stem, token.stem))
    if (
      boundElsewhere(
        name.clause,
        at,
        matches,
        (clause) => rivals(clause).length > 0 && !rivals(clause).some(claimed),
      )
    )
      return 'swapped'
  }
  return null
}

function boundElsewhere(
  clause: number,
  at: readonly number[],
  matches: readonly Match[],
  taken: (clause: number) => boolean,
): boolean {
  if (at.length === 0) return false
  return matches.some(({ token, found }) => {
    if (token.clause !== clause || token.name || found.length === 0) return false
    const places = found.map((other) => other.clause)
    return !places.some((place) => at.includes(place)) && places.every(taken)
  })
}

/** "We repair or replace it" is neither "we replace it" nor "we repair and replace it". */
function alternativeAgainst(claim: Statement, source: Statement, used: ReadonlySet<number>): Rule | null {
  if (/\bor\b/i.test(claim.text)) return null
  for (const match of textOf(source, used).matchAll(
    /\b(we|you get|send an?|is|are|be|get an?)\s+(?:then )?(\w+)(?: \w+)? or (?:an? |the )?(\w+)/gi,
  )) {
    const sides = [match[2] ?? '', match[3] ?? ''].map((word) => statementOf(`x ${word}`).tokens.at(-1)?.stem)
    const said = sides.filter((stem) => stem && claim.tokens.some((token) => token.stem === stem))
    if (said.length > 0) return 'alternative'
  }
  for (const match of source.text.matchAll(/(\w+) or (?:an? |the |some )?(?:\w+ )?(\w+)/gi)) {
    const together = new RegExp(
      String.raw`\b${match[1]}\b.{0,30}\band\b.{0,30}\b${match[2]}\b|\b${match[2]}\b.{0,30}\band\b.{0,30}\b${match[1]}\b`,
      'i',
    )
    if (together.test(claim.text)) return 'alternative'
  }
  return /\bbetween\b/i.test(source.text) &&
    /\band\b/i.test(claim.text) &&
    !/\bbetween|choose|choice|up to you|whether|either\b/i.test(claim.text)
    ? 'alternative'
    : null
}

/** What comes first in the claim comes first in the passage, when the claim says in which order. */
function orderAgainst(claim: Statement, source: Statement): Rule | null {
  const turn = /\b(?:,? ?(?:and )?then|and only then|after that|afterwards)\b/i.exec(claim.text)
  if (!turn || turn.index < 3) return null
  const place = (early: boolean) => {
    const at = claim.tokens
      .filter((token) => token.at < turn.index === early)
      .flatMap(({ stem }) =>
        source.tokens.filter((token) => sameMeaning(token.stem, stem)).map((token) => token.at),
      )
    return at.length === 0 ? null : at.reduce((sum, one) => sum + one, 0) / at.length
  }
  const [first, second] = [place(true), place(false)]
  return first !== null && second !== null && second < first ? 'order' : null
}

const condition =
  /(?:^|[,]\s*|\s)(?:and |but |so )?(?:if|unless|when|once|as long as|provided|in case|should|without|after|outside|for|from|to|between|during)\b/i
const midCondition = /\s(?:if|unless|when|once|as long as|provided(?: that)?|in case)\s/i

/** A condition that the used part of the passage depends on has to be in the claim, or to be known from before. */
function conditionAgainst(
  claim: Statement,
  source: Statement,
  used: ReadonlySet<number>,
  context: Context,
): Rule | null {
  for (const segment of segmentsOf(source)) {
    const usedHere = segment.clauses.filter((clause) => used.has(clause))
    if (usedHere.length === 0) continue
    for (const part of conditionalParts(segment.text)) {
      const tokens = source.tokens.filter(
        (token) => token.at >= segment.start + part.start && token.at < segment.start + part.end,
      )
      const facts = source.facts.filter(
        (fact) => fact.start >= segment.start + part.start && fact.start < segment.start + part.end,
      )
      if (tokens.length === 0) continue
      const known = tokens.some(({ stem }) =>
        [...claim.tokens, ...context].some((token) => sameMeaning(token.stem, stem)),
      )
      const stated = facts.some((fact) => claim.facts.some((one) => sameFact(one, fact)))
      if (!known && !stated) return 'condition'
    }
  }
  return null
}

interface Segment {
  text: string
  start: number
  clauses: number[]
}

function segmentsOf(source: Statement): Segment[] {
  const segments: Segment[] = []
  let at = 0
  for (const [index, clause] of source.clauses.entries()) {
    const last = segments.at(-1)
    if (last && !/^[;.!?]/.test(clause)) {
      last.text += clause
      last.clauses.push(index)
    } else segments.push({ text: clause, start: at, clauses: [index] })
    at += clause.length
  }
  return segments
}

/** The parts of a segment that begin with a condition, up to where the main clause goes on. */
function conditionalParts(text: string): { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = []
  const lead = /^[\s;.:!?]*/.exec(text)?.[0].length ?? 0
  const first = condition.exec(text.slice(lead, lead + 30))
  if (first && first.index === 0) {
    const comma = text.indexOf(',', lead)
    const subject = /\s(?:we|you|it|they|there|the|i)\s/i.exec(text.slice(lead + 6))
    const end = comma > 0 && comma - lead < 120 ? comma : subject ? lead + 6 + subject.index : text.length
    parts.push({ start: lead, end })
  }
  const middle = midCondition.exec(text.slice(lead + 3))
  if (middle && first?.index !== 0) {
    const start = lead + 3 + middle.index
    const comma = text.indexOf(',', start)
    parts.push({ start, end: comma > 0 ? comma : text.length })
  }
  return parts
}

function textOf(statement: Statement, clauses: ReadonlySet<number>): string {
  return statement.clauses.filter((_, index) => clauses.has(index)).join(' ')
}
