import { describe, expect, it } from 'vitest'
import { createRandom } from '../numeric/train-classifier.ts'
import { confidenceOf, featureNames } from './confidence.ts'
import {
  answerBound,
  defaultDecisionModel,
  fitToLabels,
  forEachJudge,
  judgeByExamination,
} from './decision-model.ts'
import { defaultCalibrations } from './default-calibrations.ts'
import type { Outcome } from './fit-calibration.ts'

/** Matches whose confidence is what it says. */
function draw(count: number, rest: Partial<Outcome> = {}): Outcome[] {
  const random = createRandom(3)
  return Array.from({ length: count }, () => {
    const score = 8 * random() - 1
    const features = featureNames.map((name) => (name === 'score' || name === 'share' ? score : 0))
    return {
      features,
      right: random() < confidenceOf(features, defaultCalibrations.fused),
      weight: 1,
      ...rest,
    }
  })
}
const ofFused = (outcomes: Outcome[]) => ({ ...forEachJudge((): Outcome[] => []), fused: outcomes })

describe('what a match has to be to answer', () => {
  it('is higher where other FAQs also have the words of the message', async () => {
    const all = draw(600).map((one, at) => ({
      ...one,
      ...{ right: (one.features[0] ?? 0) > 2, lead: at % 2 === 0 ? 0 : 0.4 },
    }))
    const { fused } = await judgeByExamination(ofFused(all))
    expect(answerBound(fused, 0.4)).toBeLessThan(0.9)
    expect(answerBound(fused, 0)).toBeGreaterThanOrEqual(0.9)
    expect(answerBound(defaultDecisionModel.fused, 0)).toBeGreaterThanOrEqual(0.9)
  })

  it('is the same for all once customers have rated enough answers', async () => {
    const { fused } = await fitToLabels(defaultDecisionModel, ofFused(draw(600)))
    expect(answerBound(fused, 0)).toBe(answerBound(fused, 0.4))
  })

  it('ignores bars that many labels have shown to be wrong, but not on few labels or the FAQ alone', async () => {
    const barred = (count: number, right: boolean): Outcome[] =>
      draw(count, { barred: true, right }).map((outcome) => ({
        ...outcome,
        features: featureNames.map((name) => (name === 'score' || name === 'share' ? 12 : 0)),
      }))
    const holds = async (some: Outcome[]) =>
      (await fitToLabels(defaultDecisionModel, ofFused([...draw(600), ...some]))).fused.barsHold
    expect(await holds(barred(40, true))).toBe(false)
    expect(await holds(barred(5, true))).toBe(true)
    expect(await holds([...barred(40, true), ...barred(10, false)])).toBe(true)
    const examined = await judgeByExamination(ofFused([...draw(600), ...barred(40, true)]))
    expect(examined.fused.barsHold).toBe(true)
  })
})
