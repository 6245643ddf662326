import { confidenceFeatures, featureNames, type JudgeName, judgeOf } from '../confidence/confidence.ts'
import { fitToLabels, forEachJudge, type OutcomesByJudge } from '../confidence/decision-model.ts'
import type { Outcome } from '../confidence/fit-calibration.ts'
import type { FaqTrace } from '../faq-match.ts'
import { type FaqIndex, withDecisionModel } from '../index/faq-index.ts'
import { readMessages } from '../index/read-messages.ts'
import { isBarred, rankingsOf } from '../index/search-faqs.ts'
import { wordsOf } from '../text/normalize-text.ts'
import { withoutOwnFigures } from '../text/own-figures.ts'
import { withoutGreeting } from '../text/split-questions.ts'
import type { LabelledAnswer } from './load-labels.ts'

/** A message, and the FAQ that answers it; null when none does. */
export interface LabelledMessage {
  text: string
  faqId: string | null
}

/** What the search does with each labelled message, by meaning and by words alone. Rejects when the encoder does. */
export async function outcomesOfLabels(
  index: FaqIndex,
  labels: readonly LabelledMessage[],
): Promise<OutcomesByJudge> {
  const outcomes = forEachJudge((): Outcome[] => [])
  const { speller } = index
  const texts = labels.map(({ text }) =>
    withoutOwnFigures(speller.correct(withoutGreeting(text)).text, speller.lexicon.counts),
  )
  const { encoder } = index
  const read = encoder
    ? await readMessages(
        index,
        texts.map((text, at) => ({ text, written: labels[at]?.text ?? text })),
        (some) => encoder.embed(some, { background: true }),
      )
    : []
  labels.forEach(({ faqId }, at) => {
    const text = texts[at] ?? ''
    const lexical = index.lexical.score(text)
    for (const ranking of rankingsOf(index, lexical, read[at] ?? null)) {
      const best = ranking.candidates[0]
      const right = faqId !== null && best !== undefined && index.faqs[best.faq]?.id === faqId
      const features = confidenceFeatures(ranking, wordsOf(text).length)
      const barred = isBarred(index, ranking, { text, written: labels[at]?.text ?? '' })
      outcomes[judgeOf(ranking.path, best?.answerShare ?? 0)].push({
        features,
        right,
        weight: 1,
        outside: faqId === null,
        barred,
        lead: ranking.lead,
      })
    }
  })
  return outcomes
}

/** What a stored trace and a later verdict (a thumb, an agent's correction) teach; null for traces that tell nothing. */
function outcomeOfTrace(trace: FaqTrace, right: boolean): { judge: JudgeName; outcome: Outcome } | null {
  if (trace.path !== 'fused' && trace.path !== 'lexical') return null
  const features = featureNames.map((name) => trace.features[name] ?? 0)
  return {
    judge: judgeOf(trace.path, trace.features.answerShare ?? 0),
    outcome: {
      features,
      right,
      weight: 1,
      barred: trace.features.barred === 1,
      lead: trace.features.lead ?? 0,
    },
  }
}

/** The same of many, by judge. */
export function outcomesOfTraces(labels: readonly LabelledAnswer[]): OutcomesByJudge {
  const outcomes = forEachJudge((): Outcome[] => [])
  for (const { trace, helpful } of labels) {
    const learnt = outcomeOfTrace(trace, helpful)
    if (learnt) outcomes[learnt.judge].push(learnt.outcome)
  }
  return outcomes
}

/** The index, judging as the labels teach; unchanged where there are too few of them. */
export async function learnFromLabels(index: FaqIndex, outcomes: OutcomesByJudge): Promise<FaqIndex> {
  return withDecisionModel(index, await fitToLabels(index.decisionModel, outcomes))
}
