import { nearestSentence } from './nearest-sentence.ts'
import { type Forbidden, forbiddenIn } from './never-shown.ts'
import { proveSentence, type Similarity, type Verdict } from './prove-sentence.ts'
import { createRelevance } from './relevance.ts'
import { holdsSecret } from './secrets.ts'
import type { SourceSentence, Sources } from './sources.ts'
import { type Statement, statementOf } from './statement.ts'
import type { Rule } from './support.ts'
import { plainText } from './text/plain-text.ts'
import type { Token } from './text/words.ts'
import type { Embed } from './vectors.ts'
import { createVectors } from './vectors.ts'

/** How much of a model's own wording is shown: none, what is proven, or all that is not forbidden. */
export type Grounding = 'quote' | 'strict' | 'open'

/** Why a sentence was not shown as the model wrote it. */
export type LeftOutRule = Rule | Forbidden | 'host' | 'empty' | 'prompt' | 'repeated' | 'wording'

/** What becomes of one sentence of the model. `relevant`: it has to do with the question. */
export type Outcome =
  /** Shown as the model wrote it. */
  | { kind: 'proven'; text: string; by: readonly SourceSentence[]; relevant: boolean }
  /** The entry's own sentence is shown in its place. */
  | { kind: 'quoted'; text: string; by: readonly SourceSentence[]; relevant: boolean; instead: LeftOutRule }
  | { kind: 'courtesy'; text: string }
  /** Only under `open`: nothing forbids it, and no entry says it. */
  | { kind: 'unproven'; text: string }
  | { kind: 'dropped'; rule: LeftOutRule }

export interface ProverOptions {
  sources: Sources
  grounding: Grounding
  /** The customer's latest message, and the one before it. */
  question: string
  /** One vector a text; none at all without an encoder. */
  embed: Embed
  /** Runs of words that never leave; see `secretsOf`. */
  secrets?: ReadonlySet<string>
}

/** Judges the sentences of one answer, in their order. */
export interface Prover {
  prove(sentence: string, pointed?: readonly SourceSentence[]): Promise<Outcome>
  /** The rules find nothing against the sentence, only too few of its words in the entries. */
  isUndecided(sentence: string): Promise<boolean>
  /** A sentence that the rules left undecided has been found word for word in these. */
  confirm(sentence: string, by: readonly SourceSentence[]): Promise<Outcome>
  /** From now on another try of the model is read: what the ones before said is not said again in other words. */
  nextAttempt(): void
}

/** Without a word of its own a model may still lead over to what it quotes. */
const leadIns =
  /^(?:sure|of course|certainly|yes|no|hello|hi|thanks for asking|happy to help|here is (?:what i found|how|the answer)|here you are)[,.!:]*$/i

export function createProver({ sources, grounding, question, embed, secrets }: ProverOptions): Prover {
  const asked = statementOf(question, sources.names)
  const said: Token[] = [...asked.tokens]
  const shown = new Set<SourceSentence>()
  let before = new Set<SourceSentence>()
  const vectors = createVectors(sources, embed)
  const relevance = createRelevance(asked, vectors)

  async function proven(text: string, claim: Statement, by: readonly SourceSentence[]): Promise<Outcome> {
    if (by.every((one) => before.has(one))) return { kind: 'dropped', rule: 'repeated' }
    const [only] = by
    if (by.length === 1 && only && only.quote.trim() === text.trim() && shown.has(only))
      return { kind: 'dropped', rule: 'repeated' }
    for (const one of by) shown.add(one)
    said.push(...claim.tokens)
    return { kind: 'proven', text, by, relevant: await relevance(by) }
  }

  async function quoted(by: readonly SourceSentence[], instead: LeftOutRule): Promise<Outcome> {
    const fresh = by.filter((one) => !shown.has(one))
    if (fresh.length === 0) return { kind: 'dropped', rule: 'repeated' }
    for (const one of fresh) {
      shown.add(one)
      said.push(...one.statement.tokens)
    }
    const text = fresh.map(({ quote }) => quote).join(' ')
    return { kind: 'quoted', text, by: fresh, relevant: await relevance(fresh), instead }
  }

  async function repaired(
    claim: Statement,
    rule: LeftOutRule,
    pointed: readonly SourceSentence[],
    similarity: Similarity,
  ): Promise<Outcome> {
    const near = nearestSentence(claim, sources, { pointed, similarity })
    return near ? quoted([near.sentence], rule) : { kind: 'dropped', rule }
  }

  async function decide(
    sentence: string,
    verdict: Verdict,
    claim: Statement,
    pointed: readonly SourceSentence[],
    similarity: Similarity,
  ): Promise<Outcome> {
    if (verdict.kind === 'proven')
      return grounding === 'quote' ? quoted(verdict.by, 'wording') : proven(sentence, claim, verdict.by)
    if (secrets && holdsSecret(sentence, secrets)) return { kind: 'dropped', rule: 'prompt' }
    if (verdict.kind === 'courtesy')
      return grounding === 'quote' && !leadIns.test(plainText(sentence))
        ? { kind: 'dropped', rule: 'wording' }
        : { kind: 'courtesy', text: sentence }
    if (grounding !== 'open') return repaired(claim, verdict.rule, pointed, similarity)
    const never = verdict.rule === 'host' ? 'host' : forbiddenIn(plainText(sentence))
    return never ? { kind: 'dropped', rule: never } : { kind: 'unproven', text: sentence }
  }

  async function judge(sentence: string) {
    const claim = statementOf(sentence, sources.names)
    const similarity = await vectors.similarityTo(claim.text)
    return { claim, similarity, verdict: proveSentence(sentence, { sources, said, similarity }) }
  }

  return {
    async prove(sentence, pointed = []) {
      if (sentence === '' || (grounding === 'quote' && pointed.length > 0)) return quoted(pointed, 'wording')
      const { claim, similarity, verdict } = await judge(sentence)
      return decide(sentence, verdict, claim, pointed, similarity)
    },
    async isUndecided(sentence) {
      const { verdict } = await judge(sentence)
      return verdict.kind === 'unproven' && verdict.undecided && grounding === 'strict'
    },
    confirm: (sentence, by) => proven(sentence, statementOf(sentence, sources.names), by),
    nextAttempt() {
      before = new Set(shown)
    },
  }
}
