import { confidenceFeatures, featureNames } from './confidence.ts'
import { type FaqIndex, withJudgement } from './faq-index.ts'
import type { FaqTrace } from './faq-match.ts'
import type { Outcome } from './fit-calibration.ts'
import { judgeByLabels, type OutcomesByPath } from './judgement.ts'
import type { LabelledAnswer } from './load-labels.ts'
import { wordsOf } from './normalize-text.ts'
import { rankFaqs } from './rank-faqs.ts'
import { withoutGreeting } from './split-questions.ts'

/** A message, and the FAQ that answers it; null when none does. */
export interface LabelledMessage {
  text: string
  faqId: string | null
}

/** What the search does with each labelled message, by both of its paths. Rejects when the encoder does. */
export async function outcomesOfLabels(
  index: FaqIndex,
  labels: readonly LabelledMessage[],
): Promise<OutcomesByPath> {
  const outcomes: { fused: Outcome[]; lexical: Outcome[] } = { fused: [], lexical: [] }
  const texts = labels.map(({ text }) => index.speller.correct(withoutGreeting(text)).text)
  const { dense, encoder } = index
  const vectors = dense && encoder ? await encoder.embed(texts, { background: true }) : []
  labels.forEach(({ faqId }, at) => {
    const text = texts[at] ?? ''
    const vector = vectors[at]
    const lexical = index.lexical.score(text)
    const rankings = [rankFaqs(lexical, null)]
    if (dense && vector) rankings.push(rankFaqs(lexical, dense.search(vector)))
    for (const ranking of rankings) {
      const best = ranking.candidates[0]
      const right = faqId !== null && best !== undefined && index.faqs[best.faq]?.id === faqId
      const features = confidenceFeatures(ranking, wordsOf(text).length)
      outcomes[ranking.path].push({ features, right, weight: 1, outside: faqId === null })
    }
  })
  return outcomes
}

/** What a stored trace and a later verdict (a thumb, an agent's correction) teach; null for traces that tell nothing. */
function outcomeOfTrace(
  trace: FaqTrace,
  right: boolean,
): { path: 'fused' | 'lexical'; outcome: Outcome } | null {
  if (trace.path !== 'fused' && trace.path !== 'lexical') return null
  const features = featureNames.map((name) => trace.features[name] ?? 0)
  return { path: trace.path, outcome: { features, right, weight: 1 } }
}

/** The same of many, by path. */
export function outcomesOfTraces(labels: readonly LabelledAnswer[]): OutcomesByPath {
  const outcomes: { fused: Outcome[]; lexical: Outcome[] } = { fused: [], lexical: [] }
  for (const { trace, helpful } of labels) {
    const learnt = outcomeOfTrace(trace, helpful)
    if (learnt) outcomes[learnt.path].push(learnt.outcome)
  }
  return outcomes
}

/** The index, judging as the labels teach; unchanged on a path that has too few of them. */
export async function learnFromLabels(index: FaqIndex, outcomes: OutcomesByPath): Promise<FaqIndex> {
  return withJudgement(index, await judgeByLabels(index.judgement, outcomes))
}
