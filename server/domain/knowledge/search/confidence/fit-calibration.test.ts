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

  it('ends where the outcomes are most likely, however large their features are', async () => {
    const random = createRandom(9)
    const outcomes = Array.from({ length: 400 }, () => {
      const quality = random()
      const features = [5 + 15 * quality, 6 * quality, 10 * random()]
      return { features, right: random() < 0.2 + 0.6 * quality, weight: 1 }
    })
    const fitted = await fitCalibration(outcomes, { weights: [0.3, 0.7, 0.7], bias: 0 }, 100)
    const expected = outcomes.reduce((sum, { features }) => sum + confidenceOf(features, fitted), 0)
    expect(expected / outcomes.filter(({ right }) => right).length).toBeCloseTo(1, 0)
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
