import type { FaqIndex } from '#server/domain/faq/faq-index.ts'
import { matchFaq } from '#server/domain/faq/match-faq.ts'
import type { LabelledQuery } from './read-data.ts'

/** What one query came to, by the code path of production. */
export interface Measured {
  expected: string | null
  /** Best first, at most five. */
  nearest: readonly string[]
  /** The FAQ that was answered with; null for did-you-mean and nothing. */
  answered: string | null
  /** Of the nearest one. */
  confidence: number
  milliseconds: number
}

export interface Summary {
  queries: number
  outOfScope: number
  /** Share of the queries in scope, %. */
  recallAt1: number
  recallAt5: number
  /** Right answers given, of the queries in scope, %. */
  coverage: number
  /** Right ones of all answers given, %; null without any. */
  precision: number | null
  /** Answers given to queries out of scope, %; null without any. */
  falseAccepts: number | null
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
  for (const { text, faqId } of queries) {
    const start = performance.now()
    const decision = await matchFaq(index, text)
    const milliseconds = performance.now() - start
    measured.push({
      expected: faqId,
      nearest: decision.nearest.map(({ faq }) => faq.id),
      answered: decision.kind === 'answer' ? decision.match.faq.id : null,
      confidence: decision.nearest[0]?.confidence ?? 0,
      milliseconds,
    })
    onProgress(measured.length)
  }
  return measured
}

export function summarize(measured: readonly Measured[]): Summary {
  const inside = measured.filter(({ expected }) => expected !== null)
  const outside = measured.filter(({ expected }) => expected === null)
  const answered = measured.filter((one) => one.answered !== null)
  const right = answered.filter((one) => one.answered === one.expected)
  const percent = (part: number, whole: number) => round((100 * part) / Math.max(1, whole), 2)
  const times = measured.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b)
  const quantile = (share: number) =>
    round(times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0, 3)
  return {
    queries: measured.length,
    outOfScope: outside.length,
    recallAt1: percent(
      inside.filter(({ nearest, expected }) => nearest[0] === expected).length,
      inside.length,
    ),
    recallAt5: percent(
      inside.filter(({ nearest, expected }) => nearest.includes(expected ?? '')).length,
      inside.length,
    ),
    coverage: percent(right.length, inside.length),
    precision: answered.length === 0 ? null : percent(right.length, answered.length),
    falseAccepts:
      outside.length === 0
        ? null
        : percent(outside.filter((one) => one.answered !== null).length, outside.length),
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
      right: mean(({ nearest, expected }) => (expected !== null && nearest[0] === expected ? 1 : 0)),
    }
  })
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
