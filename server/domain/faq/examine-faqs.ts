import { createBreather } from './breather.ts'
import { confidenceFeatures, confidenceOf } from './confidence.ts'
import { defaultCalibrations } from './default-calibrations.ts'
import type { FaqIndex } from './faq-index.ts'
import type { SearchableFaq } from './faq-match.ts'
import type { Outcome } from './fit-calibration.ts'
import { genericSentences } from './generic-sentences.ts'
import type { OutcomesByPath, Path } from './judgement.ts'
import { wordsOf } from './normalize-text.ts'
import { rankFaqs } from './rank-faqs.ts'
import { createRandom } from './train-classifier.ts'

/** Builds an index of part of the FAQ, in the way in which the whole one was built, and the vectors of its messages. */
export interface CalibrationTools {
  build(faqs: readonly SearchableFaq[]): Promise<FaqIndex>
  embed(texts: readonly string[]): Promise<readonly Float32Array[]>
  /** Aborted when the FAQ has changed again: the examination then throws, for its result would be of no use. */
  signal?: AbortSignal
}

const leftOutFaqs = 0.2
const mostFolds = 4
const enoughInside = 400
const mostMessages = 400
/** What an index prepares for: questions that it has, questions close to its own that it does not have, anything else. */
const expectedShares = { known: 0.7, near: 0.1, far: 0.2 } as const
const coveredFrom = 0.5
type Kind = keyof typeof expectedShares

/**
 * Examines the FAQ with its own phrasings: an index that knows neither a phrasing nor a fifth of the FAQs is asked
 * just these. A FAQ that it knows must be found; one that it does not know must not be, nor may small talk.
 */
export async function examineFaqs(
  faqs: readonly SearchableFaq[],
  tools: CalibrationTools,
): Promise<OutcomesByPath> {
  const outcomes: { path: Path; kind: Kind; outcome: Outcome }[] = []
  const random = createRandom(faqs.length)
  const breathe = createBreather(tools.signal)
  const folds = Math.min(mostFolds, Math.ceil(enoughInside / Math.max(1, faqs.length)))
  for (let fold = 0; fold < folds && faqs.length > 1; fold++) {
    const messages: { text: string; kind: Kind; id: string }[] = []
    for (const text of genericSentences) messages.push({ text, kind: 'far', id: '' })
    const known = faqs.flatMap((faq): SearchableFaq[] => {
      if (random() < leftOutFaqs) {
        for (const text of [faq.question, ...faq.phrasings]) messages.push({ text, kind: 'near', id: '' })
        return []
      }
      const hidden = faq.phrasings[fold % Math.max(1, faq.phrasings.length)]
      if (hidden === undefined) return [faq]
      messages.push({ text: hidden, kind: 'known', id: faq.id })
      return [{ ...faq, phrasings: faq.phrasings.filter((text) => text !== hidden) }]
    })
    if (known.length === 0) continue
    const index = await tools.build(known)
    const asked = thinOut(messages, mostMessages, random)
    const vectors = index.dense ? await tools.embed(asked.map(({ text }) => text)) : []
    for (const [at, { text, kind, id }] of asked.entries()) {
      const pause = breathe()
      if (pause) await pause
      const lexical = index.lexical.score(text)
      const vector = vectors[at]
      const rankings = [rankFaqs(lexical, null)]
      if (index.dense && vector) rankings.push(rankFaqs(lexical, index.dense.search(vector)))
      for (const ranking of rankings) {
        const best = ranking.candidates[0]
        const right = kind === 'known' && best !== undefined && index.faqs[best.faq]?.id === id
        const features = confidenceFeatures(ranking, wordsOf(text).length)
        // A sentence that the FAQ evidently covers says nothing about what it does not cover.
        if (kind === 'far' && confidenceOf(features, defaultCalibrations[ranking.path]) > coveredFrom)
          continue
        outcomes.push({ path: ranking.path, kind, outcome: { features, right, weight: 1 } })
      }
    }
  }
  const weighed = (path: Path) => {
    const ofPath = outcomes.filter((outcome) => outcome.path === path)
    const known = ofPath.filter(({ kind }) => kind === 'known').length
    if (known === 0) return []
    const counts = { known, near: 0, far: 0 }
    for (const { kind } of ofPath) if (kind !== 'known') counts[kind]++
    return ofPath.map(
      ({ kind, outcome }): Outcome => ({
        ...outcome,
        weight: ((expectedShares[kind] / expectedShares.known) * known) / counts[kind],
      }),
    )
  }
  return { fused: weighed('fused'), lexical: weighed('lexical') }
}

function thinOut<T>(items: readonly T[], most: number, random: () => number): T[] {
  return items.length <= most ? [...items] : items.filter(() => random() < most / items.length)
}
