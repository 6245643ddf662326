import { confidenceFeatures, confidenceOf, type JudgeName, judgeOf } from '../confidence/confidence.ts'
import { forEachJudge, type OutcomesByJudge } from '../confidence/decision-model.ts'
import { defaultCalibrations } from '../confidence/default-calibrations.ts'
import type { Outcome } from '../confidence/fit-calibration.ts'
import { entryIdOf, type SearchableFaq } from '../faq-match.ts'
import type { FaqIndex } from '../index/faq-index.ts'
import { readMessages } from '../index/read-messages.ts'
import { isBarred, rankingsOf } from '../index/search-faqs.ts'
import { createEventLoopYielder, type EventLoopYielder } from '../numeric/event-loop-yielder.ts'
import { createRandom } from '../numeric/train-classifier.ts'
import { answerSentences } from '../text/answer-sentences.ts'
import { genericSentences } from '../text/generic-sentences.ts'
import { wordsOf } from '../text/normalize-text.ts'

/** Builds an index of part of the FAQ, in the way in which the whole one was built, and the vectors of its messages. */
export interface CalibrationTools {
  build(faqs: readonly SearchableFaq[]): Promise<FaqIndex>
  embed(texts: readonly string[]): Promise<readonly Float32Array[]>
  /** Aborted when the FAQ has changed again: the examination then throws, for its result would be of no use. */
  signal?: AbortSignal
}

const LEFT_OUT_SHARE = 0.2
/** The sentences of answers say little of what customers write, and no more when they are asked more often. */
const mostFolds = { phrased: 12, plain: 4 }
const MIN_IN_SCOPE = 400
const MAX_MESSAGES = 400
const COVERED_FROM = 0.5
type Kind = 'known' | 'near' | 'far'
type Shares = Readonly<Record<Kind, number>>
/** The fewer FAQs, the more of what customers ask about the same things is not among them. */
const SMALL_FAQ = 60
const nearShare = { least: 0.1, most: 0.2 }

/** What an index prepares for: questions that it has, questions close to its own that it does not have, anything else. */
function expectedShares(faqCount: number): Shares {
  const near = Math.min(nearShare.most, nearShare.least * Math.max(1, SMALL_FAQ / faqCount))
  return { known: 0.8 - near, near, far: 0.2 }
}

interface Message {
  text: string
  kind: Kind
  /** The entry that answers it; empty when none of the index does. */
  id: string
}
type Examined = { judge: JudgeName; kind: Kind; outcome: Outcome }

/**
 * Examines the FAQ with its own words: an index that misses a phrasing (or, without phrasings, a sentence of the
 * answer) of every FAQ, and a fifth of the FAQs altogether, is asked just these. A FAQ that it knows must be found; one
 * that it does not know must not be, nor may small talk.
 */
export async function crossValidate(
  faqs: readonly SearchableFaq[],
  tools: CalibrationTools,
): Promise<OutcomesByJudge> {
  const examined: Examined[] = []
  const random = createRandom(faqs.length)
  const maybeYield = createEventLoopYielder(tools.signal)
  const isPhrased = faqs.some(({ phrasings }) => phrasings.length > 0)
  const most = isPhrased ? mostFolds.phrased : mostFolds.plain
  const folds = Math.min(most, Math.ceil(MIN_IN_SCOPE / Math.max(1, faqs.length)))
  for (let fold = 0; fold < folds && faqs.length > 1; fold++) {
    const { known, messages } = await divide(faqs, fold, { random, maybeYield })
    if (known.length === 0) continue
    const index = await tools.build(known)
    examined.push(...(await examine(index, thinOut(messages, MAX_MESSAGES, random), tools)))
  }
  const shares = expectedShares(isPhrased ? faqs.length : SMALL_FAQ)
  return forEachJudge((judge) =>
    weigh(
      examined.filter((one) => one.judge === judge),
      shares,
    ),
  )
}

/** What the index of one fold contains, and what it is asked. */
async function divide(
  faqs: readonly SearchableFaq[],
  fold: number,
  { random, maybeYield }: { random: () => number; maybeYield: EventLoopYielder },
): Promise<{ known: SearchableFaq[]; messages: Message[] }> {
  const messages: Message[] = []
  for (const text of genericSentences) messages.push({ text, kind: 'far', id: '' })
  // An entry is left out in all its languages.
  const leftOut = new Map<string, boolean>()
  const isLeftOut = (faq: SearchableFaq) => {
    const entry = entryIdOf(faq)
    const decided = leftOut.get(entry) ?? random() < LEFT_OUT_SHARE
    leftOut.set(entry, decided)
    return decided
  }
  const known: SearchableFaq[] = []
  for (const faq of faqs) {
    const pause = maybeYield()
    if (pause) await pause
    const sentences = faq.phrasings.length > 0 ? [] : answerSentences(faq.answer)
    if (isLeftOut(faq)) {
      for (const text of [faq.question, ...faq.phrasings, ...sentences])
        messages.push({ text, kind: 'near', id: '' })
      continue
    }
    const [hidden, rest] = hideOne(faq, sentences, fold)
    if (hidden !== undefined) messages.push({ text: hidden, kind: 'known', id: entryIdOf(faq) })
    known.push(rest)
  }
  return { known, messages }
}

/** A phrasing, or a sentence of an answer that has several, and the FAQ without it. */
function hideOne(
  faq: SearchableFaq,
  sentences: readonly string[],
  fold: number,
): [string | undefined, SearchableFaq] {
  const phrasing = faq.phrasings[fold % Math.max(1, faq.phrasings.length)]
  if (phrasing !== undefined)
    return [phrasing, { ...faq, phrasings: faq.phrasings.filter((text) => text !== phrasing) }]
  if (sentences.length < 2) return [undefined, faq]
  const sentence = sentences[fold % sentences.length]
  return [sentence, { ...faq, answer: sentences.filter((text) => text !== sentence).join('\n') }]
}

async function examine(
  index: FaqIndex,
  asked: readonly Message[],
  { embed, signal }: CalibrationTools,
): Promise<Examined[]> {
  const maybeYield = createEventLoopYielder(signal)
  const examined: Examined[] = []
  const read = await readMessages(
    index,
    asked.map(({ text }) => ({ text, written: text })),
    embed,
  )
  for (const [at, { text, kind, id }] of asked.entries()) {
    const pause = maybeYield()
    if (pause) await pause
    const lexical = index.lexical.score(text)
    for (const ranking of rankingsOf(index, lexical, read[at] ?? null)) {
      const best = ranking.candidates[0]
      const found = best && index.faqs[best.faq]
      const right = kind === 'known' && found !== undefined && entryIdOf(found) === id
      const features = confidenceFeatures(ranking, wordsOf(text).length)
      const judge = judgeOf(ranking.path, best?.answerShare ?? 0)
      // A sentence that the FAQ evidently covers says nothing about what it does not cover.
      if (kind === 'far' && confidenceOf(features, defaultCalibrations[judge]) > COVERED_FROM) continue
      const barred = isBarred(index, ranking, { text, written: text })
      examined.push({ judge, kind, outcome: { features, right, weight: 1, barred, lead: ranking.lead } })
    }
  }
  return examined
}

/** Each kind counts for the share of messages that it is expected to be. */
function weigh(examined: readonly Examined[], shares: Shares): Outcome[] {
  const counts = { known: 0, near: 0, far: 0 }
  for (const { kind } of examined) counts[kind]++
  if (counts.known === 0) return []
  return examined.map(
    ({ kind, outcome }): Outcome => ({
      ...outcome,
      weight: ((shares[kind] / shares.known) * counts.known) / counts[kind],
    }),
  )
}

function thinOut<T>(items: readonly T[], most: number, random: () => number): T[] {
  return items.length <= most ? [...items] : items.filter(() => random() < most / items.length)
}
