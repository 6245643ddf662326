import { describe, expect, it } from 'vitest'
import { createRandom } from '../numeric/train-classifier.ts'
import { confidenceOf } from './confidence.ts'
import { chooseAnswerBound, fitCalibration, type Outcome } from './fit-calibration.ts'

const prior = { weights: [0], bias: 0 }
const truth = { weights: [2], bias: -1 }

function drawOutcomes(count: number): Outcome[] {
  const random = createRandom(5)
  return Array.from({ length: count }, () => {
    const features = [random() * 4 - 2]
    return { features, right: random() < confidenceOf(features, truth), weight: 1 }
  })
}

describe('fitting the confidence', () => {
  it('says what share is right, with enough outcomes', async () => {
    const fitted = await fitCalibration(drawOutcomes(5000), prior, 10)
    for (const feature of [-1, 0, 0.5, 1])
      expect(confidenceOf([feature], fitted)).toBeCloseTo(confidenceOf([feature], truth), 1)
  })

  it('stays with the prior when there are few', async () => {
    const fitted = await fitCalibration(drawOutcomes(5), truth, 100)
    expect(fitted.weights[0]).toBeCloseTo(2, 0)
  })

  it('chooses a threshold above which answers are as precise as required', () => {
    const outcomes = drawOutcomes(4000)
    const bound = chooseAnswerBound(outcomes, truth, 0.9)
    const answered = outcomes.filter(({ features }) => confidenceOf(features, truth) >= bound)
    expect(answered.filter(({ right }) => right).length / answered.length).toBeGreaterThanOrEqual(0.9)
    expect(bound).toBeLessThan(0.9)
  })

  it('is careful when nothing was ever right', () => {
    const wrong = drawOutcomes(100).map((outcome) => ({ ...outcome, right: false }))
    expect(chooseAnswerBound(wrong, truth, 0.9)).toBe(0.95)
  })
})
