import { changesAlternative, changesObligation } from './alternatives.ts'
import { changesBound, dropsBound } from './bounds-of-facts.ts'
import { changedRestriction } from './restrictions.ts'
import type { Passage } from './sources.ts'
import { type Statement, sameFact } from './statement.ts'
import { isSwapped, type Match } from './swaps.ts'
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
  const usedText = textOf(statement, used)
  const against =
    factAgainst(claim, passage) ??
    (matches.some(({ token, found, inQuestion }) => token.name && found.length === 0 && !inQuestion)
      ? 'name'
      : null) ??
    polarityAgainst(claim, statement, matches) ??
    (restricts(claim, statement, usedText) ? 'restriction' : null) ??
    (isSwapped(claim, statement, matches) ? 'swapped' : null) ??
    (changesAlternative(claim, statement, usedText) ? 'alternative' : null) ??
    orderAgainst(claim, statement) ??
    (dropsBound(claim, statement, used) ? 'condition' : null) ??
    conditionAgainst(claim, statement, used, context)
  return { passage, coverage, against }
}

function restricts(claim: Statement, source: Statement, used: string): boolean {
  return (
    changedRestriction(claim.text, source.text, used) !== null ||
    changesBound(claim, source) ||
    changesObligation(claim, used)
  )
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
  return namesOtherDays(claim.text, statement.text) ? 'fact' : null
}

/** "Per working day" is not "per day". */
function namesOtherDays(claim: string, source: string): boolean {
  const working = /\b(?:working|business|week)[ -]?days?\b/gi
  const days = /\bdays?\b/i
  const other = (text: string) => days.test(text.replace(working, ''))
  return source.match(working) !== null && other(claim) && !other(source)
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
