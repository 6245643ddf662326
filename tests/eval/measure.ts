import type { FaqIndex } from '#server/domain/knowledge/search/index/faq-index.ts'
import { matchFaq } from '#server/domain/knowledge/search/index/match-faq.ts'
import { outcomeOf } from './outcome.ts'
import type { LabelledQuery } from './read-data.ts'

/** What one query came to, by the code path of production. */
export interface Measured {
  /** The FAQs that are right; none for a query out of scope. */
  expected: readonly string[]
  /** Best first, at most five. */
  nearest: readonly string[]
  /** The FAQs that were answered with: two when the message asks two questions. */
  answered: readonly string[]
  /** The FAQs that were offered, at most three. */
  offered: readonly string[]
  /** Of the nearest one. */
  confidence: number
  milliseconds: number
}

export interface Summary {
  queries: number
  outOfScope: number
  /** Share of the queries in scope, %. */
  recallAt1: number
  recallAt3: number
  recallAt5: number
  /** Right answers given, of the queries in scope, %. */
  coverage: number
  /** Answered right, or the right one among what is offered, of the queries in scope, %. */
  helpedAt3: number
  /** Answered wrongly, of the queries in scope, %. */
  wrongAnswers: number
  /** Neither an answer nor an offer, of the queries in scope, %. */
  ticketsWithoutOffer: number
  /** Right ones of all answers given, %; null without any. */
  precision: number | null
  /** Answers given to queries out of scope, %; null without any such query. `outsideAnswered` by its older name. */
  falseAccepts: number | null
  outsideAnswered: number | null
  outsideOffered: number | null
  /** Expected calibration error over ten bins of confidence, 0..1. */
  ece: number
  p50Ms: number
  p99Ms: number
}

export async function measureQueries(
  index: FaqIndex,
  queries: readonly LabelledQuery[],
  onProgress: (done: number) => void = () => undefined,
): Promise<Measured[]> {
  const measured: Measured[] = []
  for (const { text, faqId, also } of queries) {
    const start = performance.now()
    const decision = await matchFaq(index, text)
    const milliseconds = performance.now() - start
    measured.push({
      expected: faqId === null ? [] : [faqId, ...also],
      nearest: decision.nearest.map(({ faq }) => faq.id),
      ...outcomeOf(decision),
      confidence: decision.nearest[0]?.confidence ?? 0,
      milliseconds,
    })
    onProgress(measured.length)
  }
  return measured
}

export function summarize(measured: readonly Measured[]): Summary {
  const inside = measured.filter(({ expected }) => expected.length > 0)
  const outside = measured.filter(({ expected }) => expected.length === 0)
  const answered = measured.filter((one) => one.answered.length > 0)
  const includesRight = (ids: readonly string[], { expected }: Measured) =>
    ids.some((id) => expected.includes(id))
  // Most sets name one FAQ for a message that asks two questions: a second answer is not wrong for that.
  const isRight = (one: Measured) => includesRight(one.answered, one)
  const share = (of: readonly Measured[], which: (one: Measured) => boolean) =>
    round((100 * of.filter(which).length) / Math.max(1, of.length), 2)
  const orNull = (of: readonly Measured[], which: (one: Measured) => boolean) =>
    of.length === 0 ? null : share(of, which)
  const recall = (places: number) => share(inside, (one) => includesRight(one.nearest.slice(0, places), one))
  const outsideAnswered = orNull(outside, (one) => one.answered.length > 0)
  const times = measured.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b)
  const quantile = (part: number) =>
    round(times[Math.min(times.length - 1, Math.floor(part * times.length))] ?? 0, 3)
  return {
    queries: measured.length,
    outOfScope: outside.length,
    recallAt1: recall(1),
    recallAt3: recall(3),
    recallAt5: recall(5),
    coverage: share(inside, isRight),
    helpedAt3: share(inside, (one) => isRight(one) || includesRight(one.offered, one)),
    wrongAnswers: share(inside, (one) => one.answered.length > 0 && !isRight(one)),
    ticketsWithoutOffer: share(inside, (one) => one.answered.length === 0 && one.offered.length === 0),
    precision: orNull(answered, isRight),
    falseAccepts: outsideAnswered,
    outsideAnswered,
    outsideOffered: orNull(outside, (one) => one.offered.length > 0),
    ece: round(
      calibrationBins(measured).reduce(
        (sum, bin) => sum + (bin.count / Math.max(1, measured.length)) * Math.abs(bin.confidence - bin.right),
        0,
      ),
      4,
    ),
    p50Ms: quantile(0.5),
    p99Ms: quantile(0.99),
  }
}

export interface Bin {
  count: number
  /** Mean confidence of the matches in the bin, 0..1. */
  confidence: number
  /** Share of them that were right, 0..1. */
  right: number
}

/** Ten bins of equal width. */
export function calibrationBins(measured: readonly Measured[], count = 10): Bin[] {
  return Array.from({ length: count }, (_, at) => {
    const within = measured.filter(
      ({ confidence }) => Math.min(count - 1, Math.floor(confidence * count)) === at,
    )
    const mean = (value: (one: Measured) => number) =>
      within.length === 0 ? 0 : within.reduce((sum, one) => sum + value(one), 0) / within.length
    return {
      count: within.length,
      confidence: mean(({ confidence }) => confidence),
      right: mean(({ nearest, expected }) =>
        nearest[0] !== undefined && expected.includes(nearest[0]) ? 1 : 0,
      ),
    }
  })
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
