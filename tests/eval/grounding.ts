import { readFile } from 'node:fs/promises'
import { createProver, type Grounding, type Outcome } from '#server/domain/answering/proof/prover.ts'
import { prepareSources } from '#server/domain/answering/proof/sources.ts'
import type { SentenceEncoder } from '#server/ports/sentence-encoder.ts'
import { readFaqs } from './read-data.ts'

/** One answer of a model, labelled sentence by sentence: see the data's README. */
export interface GroundingCase {
  qid: string
  question: string
  sources: string[]
  cited: string[]
  sentences: LabelledSentence[]
  answerable: boolean
}

export interface LabelledSentence {
  text: string
  supported: boolean | 'courtesy'
  by: string | null
  relevant?: boolean
  kind: string
}

export interface JudgedSentence extends LabelledSentence {
  qid: string
  outcome: Outcome
}

export async function readGrounding(file: string): Promise<GroundingCase[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter(Boolean)
  // Our own data, checked by use.
  return lines.map((line) => JSON.parse(line) as GroundingCase)
}

export async function judgeCases(
  faqFile: string,
  cases: readonly GroundingCase[],
  { encoder, grounding }: { encoder: SentenceEncoder | null; grounding: Grounding },
): Promise<JudgedSentence[][]> {
  const faqs = new Map((await readFaqs(faqFile)).map((faq) => [faq.id, faq]))
  const judged: JudgedSentence[][] = []
  for (const { qid, question, sources: ids, sentences } of cases) {
    const entries = ids.flatMap((id, at) => {
      const faq = faqs.get(id)
      return faq ? [{ ...faq, label: `F${at + 1}` }] : []
    })
    const prover = createProver({
      sources: prepareSources(entries),
      question,
      grounding,
      embed: async (texts) => (encoder ? encoder.embed(texts) : []),
    })
    const outcomes: JudgedSentence[] = []
    for (const sentence of sentences)
      outcomes.push({ ...sentence, qid, outcome: await prover.prove(sentence.text) })
    judged.push(outcomes)
  }
  return judged
}

/** All in percent; null where there is nothing to measure. The edge cases (courtesy and persona) are counted apart. */
export interface GroundingSummary {
  cases: number
  unsupportedShown: number | null
  blatantShown: number | null
  supportedShown: number | null
  informationKept: number | null
  irrelevantShown: number | null
  emptyAnswers: number | null
  courtesyShown: number | null
}

const blatantKinds = new Set([
  ...['number-changed', 'invented', 'entity-invented', 'unanswerable-answered', 'action-claimed'],
  ...['person-claimed', 'promise', 'hedged-invention', 'legal-claim'],
])

export function summarizeGrounding(judged: readonly (readonly JudgedSentence[])[]): GroundingSummary {
  const sentences = judged.flat()
  const unsupported = sentences.filter(({ supported }) => supported === false)
  const relevant = sentences.filter(({ supported, relevant }) => supported === true && relevant !== false)
  const irrelevant = sentences.filter(({ supported, relevant }) => supported === true && relevant === false)
  // What was quoted once is on the screen: the second sentence that it stands for is kept, too.
  const quoted = new Set(
    sentences.flatMap(({ qid, outcome }) =>
      'by' in outcome ? outcome.by.map(({ entry }) => `${qid} ${entry.id}`) : [],
    ),
  )
  const kept = ({ qid, by, outcome }: JudgedSentence) =>
    outcome.kind === 'proven' ||
    (outcome.kind === 'quoted' && outcome.by.some(({ entry }) => entry.id === by)) ||
    (outcome.kind === 'dropped' && outcome.rule === 'repeated' && quoted.has(`${qid} ${by}`))
  const answerable = judged.filter((answer) => answer.some(({ supported }) => supported === true))
  return {
    cases: judged.length,
    unsupportedShown: percent(unsupported, shownAsIs),
    blatantShown: percent(
      unsupported.filter(({ kind }) => blatantKinds.has(kind)),
      shownAsIs,
    ),
    supportedShown: percent(relevant, shownAsIs),
    informationKept: percent(relevant, kept),
    irrelevantShown: percent(irrelevant, ({ outcome }) => outcome.kind !== 'dropped'),
    emptyAnswers: percent(answerable, (answer) => !answer.some(({ outcome }) => 'by' in outcome)),
    courtesyShown: percent(
      sentences.filter(({ supported }) => supported === 'courtesy'),
      shownAsIs,
    ),
  }
}

/** One line a kind: how many sentences of it, how many shown as they are, how many replaced. */
export function groundingByKind(judged: readonly (readonly JudgedSentence[])[]): string {
  const sentences = judged.flat()
  const kinds = [...new Set(sentences.map(({ supported, kind }) => `${supported} ${kind}`))].sort()
  const lines = kinds.map((name) => {
    const those = sentences.filter(({ supported, kind }) => `${supported} ${kind}` === name)
    const quoted = those.filter(({ outcome }) => outcome.kind === 'quoted').length
    return `  ${name.padEnd(34)} ${String(those.length).padStart(3)}  shown ${String(those.filter(shownAsIs).length).padStart(3)}  quoted ${String(quoted).padStart(3)}`
  })
  return lines.join('\n')
}

function shownAsIs({ outcome }: JudgedSentence): boolean {
  return outcome.kind === 'proven' || outcome.kind === 'courtesy' || outcome.kind === 'unproven'
}

function percent<T>(all: readonly T[], which: (one: T) => boolean): number | null {
  return all.length === 0 ? null : Math.round((1000 * all.filter(which).length) / all.length) / 10
}

/** The edge cases of the data, reported apart. */
export function isEdgeCase({ qid }: { qid: string }): boolean {
  return /^g.e-/.test(qid)
}
