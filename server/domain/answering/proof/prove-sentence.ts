import { isCourtesy } from './courtesy.ts'
import { type Forbidden, forbiddenIn } from './never-shown.ts'
import type { Passage, SourceSentence, Sources } from './sources.ts'
import { type Statement, saysNothing, statementOf } from './statement.ts'
import { type Context, type Rule, type Support, supportOf } from './support.ts'
import { plainText } from './text/plain-text.ts'

/** How alike in meaning the claim and a passage are, -1..1, by the sentence encoder; null without one. */
export type Similarity = (passage: Passage) => number | null

export type Verdict =
  /** An entry says it: `by`, one or two sentences of it. */
  | { kind: 'proven'; by: readonly SourceSentence[] }
  /** States nothing; supports nothing. */
  | { kind: 'courtesy' }
  | {
      kind: 'unproven'
      rule: Rule | Forbidden | 'host' | 'empty'
      /** The rules find nothing against it, only too few of its words. */
      undecided: boolean
    }

/** What a sentence is proven by. */
export interface ProofContext {
  sources: Sources
  /** Words that the customer or an earlier sentence said. */
  said: Context
  similarity: Similarity
}

/** Fitted on the development half of the grounding set; see docs/grounding.md. */
const bounds = {
  /** Every word of the claim is in the passage. */
  coverage: 1,
  /** With this likeness in meaning a smaller share is enough. */
  likeCoverage: 0.8,
  like: 0.75,
}

export function proveSentence(markdown: string, { sources, said, similarity }: ProofContext): Verdict {
  const plain = plainText(markdown)
  const claim = statementOf(markdown, sources.names)
  const foreign = foreignAddress(claim, sources)
  if (foreign) return unproven('host')
  if (isCourtesy(plain)) return { kind: 'courtesy' }
  const verbatim = sources.sentences.find((source) => sameWords(source.statement, claim))
  if (verbatim) return { kind: 'proven', by: [verbatim] }
  const forbidden = forbiddenIn(plain)
  if (forbidden || /\b(?:I|myself)\b/.test(plain)) return unproven(forbidden ?? 'action-claimed')
  if (saysNothing(claim)) return unproven('empty')

  const supports = sources.passages
    .map((passage) => supportOf(claim, passage, said))
    .filter(({ coverage }) => coverage >= Math.min(0.4, bounds.likeCoverage))
    .sort((a, b) => b.coverage - a.coverage || a.passage.sentences.length - b.passage.sentences.length)
  for (const support of supports) {
    if (support.against === null && enough(support, similarity) && yesOrNoAgrees(plain, support.passage))
      return { kind: 'proven', by: support.passage.sentences }
  }
  const best = supports[0]
  const open = supports.find(({ against, coverage }) => against === null && coverage >= 0.5)
  return unproven(open ? 'words' : (best?.against ?? 'words'), open !== undefined)
}

function enough({ coverage, passage }: Support, similarity: Similarity): boolean {
  if (coverage >= bounds.coverage) return true
  if (coverage < bounds.likeCoverage) return false
  const like = similarity(passage)
  return like !== null && like >= bounds.like
}

function sameWords(a: Statement, b: Statement): boolean {
  const key = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}%€$£]+/gu, ' ')
      .trim()
  return key(a.text) === key(b.text)
}

/** An address or host that no entry names. */
function foreignAddress(claim: Statement, sources: Sources): boolean {
  const known = sources.entries.map(({ question, answer }) => `${question} ${answer}`.toLowerCase())
  return claim.facts.some(
    ({ kind, key }) => (kind === 'address' || kind === 'email') && !known.some((text) => text.includes(key)),
  )
}

/** "Yes" before the words of an entry that begins with "No" turns them round. */
function yesOrNoAgrees(claim: string, { sentences }: Passage): boolean {
  const said = /^(yes|no)\b/i.exec(claim)?.[1]?.toLowerCase()
  const first = sentences[0]
  const there = first && /^\W*(yes|no)\b/i.exec(first.entry.answer)?.[1]?.toLowerCase()
  return !said || !there || said === there || first.number > 1
}

function unproven(rule: Extract<Verdict, { kind: 'unproven' }>['rule'], undecided = false): Verdict {
  return { kind: 'unproven', rule, undecided }
}
