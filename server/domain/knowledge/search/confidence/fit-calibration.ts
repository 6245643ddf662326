import { createEventLoopYielder, type EventLoopYielder } from '../numeric/event-loop-yielder.ts'
import { type Calibration, confidenceOf } from './confidence.ts'

/** One match and whether it was right: a held-out phrasing, a customer's thumb, an agent's correction. */
export interface Outcome {
  features: readonly number[]
  right: boolean
  /** How much it counts; 1 is one observation. */
  weight: number
  /** True when no FAQ answers the message. */
  outside?: boolean
  /** True when something in the message forbids to answer with it, however sure: it says nothing of the bound. */
  barred?: boolean
  /** See `Ranking.lead`. */
  lead?: number
}

const ROUNDS = 25

/**
 * Logistic regression drawn towards `prior`: with few outcomes it stays there, with many it follows them. `strength`
 * is how firmly each weight is held, in observations.
 */
export async function fitCalibration(
  outcomes: readonly Outcome[],
  prior: Calibration,
  strength: number,
): Promise<Calibration> {
  const maybeYield = createEventLoopYielder()
  const start = [prior.bias, ...prior.weights]
  const size = start.length
  let current = [...start]
  let loss = await lossOf(current, { outcomes, start, strength, maybeYield })
  for (let round = 0; round < ROUNDS; round++) {
    // Newton's method: gradient and curvature of the penalised likelihood.
    const gradient = current.map((value, at) => holdOf(strength, at) * ((start[at] ?? 0) - value))
    const curvature = start.map((_, row) =>
      start.map((__, column) => (row === column ? holdOf(strength, row) : 0)),
    )
    const fitted = { bias: current[0] ?? 0, weights: current.slice(1) }
    for (const { features, right, weight } of outcomes) {
      const pause = maybeYield()
      if (pause) await pause
      const inputs = [1, ...features]
      const expected = confidenceOf(features, fitted)
      const error = weight * ((right ? 1 : 0) - expected)
      const spread = weight * Math.max(1e-4, expected * (1 - expected))
      for (let row = 0; row < size; row++) {
        const input = inputs[row] ?? 0
        gradient[row] = (gradient[row] ?? 0) + error * input
        const line = curvature[row] ?? []
        for (let column = 0; column < size; column++)
          line[column] = (line[column] ?? 0) + spread * input * (inputs[column] ?? 0)
      }
    }
    const step = solve(curvature, gradient).map((change) => Math.max(-2, Math.min(2, change)))
    // Where the outcomes have larger scores than the prior was fitted on, a whole step leads far beyond the best
    // weights, and from there ever further away.
    let share = 1
    let next = moved(current, step, share)
    let nextLoss = await lossOf(next, { outcomes, start, strength, maybeYield })
    while (nextLoss > loss && share > LEAST_SHARE) {
      share /= 2
      next = moved(current, step, share)
      nextLoss = await lossOf(next, { outcomes, start, strength, maybeYield })
    }
    if (nextLoss > loss) break
    current = next
    loss = nextLoss
    if (step.every((change) => Math.abs(change) < 1e-6)) break
  }
  return { bias: current[0] ?? 0, weights: current.slice(1) }
}

const LEAST_SHARE = 1 / 1024

function moved(from: readonly number[], step: readonly number[], share: number): number[] {
  return from.map((value, at) => value + share * (step[at] ?? 0))
}

/** The bias, which stands first, is held less. */
function holdOf(strength: number, at: number): number {
  return at === 0 ? 0.1 * strength : strength
}

interface LossContext {
  outcomes: readonly Outcome[]
  start: readonly number[]
  strength: number
  maybeYield: EventLoopYielder
}

/** The penalised negative log-likelihood. */
async function lossOf(values: readonly number[], { outcomes, start, strength, maybeYield }: LossContext) {
  let loss = 0
  for (const [at, value] of values.entries())
    loss += (holdOf(strength, at) / 2) * (value - (start[at] ?? 0)) ** 2
  const fitted = { bias: values[0] ?? 0, weights: values.slice(1) }
  for (const { features, right, weight } of outcomes) {
    const pause = maybeYield()
    if (pause) await pause
    const confidence = confidenceOf(features, fitted)
    loss -= weight * Math.log(Math.max(1e-12, right ? confidence : 1 - confidence))
  }
  return loss
}

/** Gaussian elimination; the matrix is symmetric and positive definite thanks to the prior. */
function solve(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0])
  for (let pivot = 0; pivot < rows.length; pivot++) {
    const top = rows[pivot] ?? []
    for (let below = pivot + 1; below < rows.length; below++) {
      const row = rows[below] ?? []
      const factor = (row[pivot] ?? 0) / (top[pivot] || 1e-12)
      for (let at = pivot; at < row.length; at++) row[at] = (row[at] ?? 0) - factor * (top[at] ?? 0)
    }
  }
  const solution = new Array<number>(rows.length).fill(0)
  for (let at = rows.length - 1; at >= 0; at--) {
    const row = rows[at] ?? []
    let rest = row[rows.length] ?? 0
    for (let other = at + 1; other < rows.length; other++) rest -= (row[other] ?? 0) * (solution[other] ?? 0)
    solution[at] = rest / (row[at] || 1e-12)
  }
  return solution
}

const MIN_BOUND = 0.5
const MAX_BOUND = 0.95

/**
 * The lowest confidence from which on at least `precision` of the matches were right; between 0.5 and 0.95, so that
 * neither luck nor misfortune in a few outcomes makes the bot reckless or mute.
 */
export function chooseAnswerBound(
  outcomes: readonly Outcome[],
  calibration: Calibration,
  precision: number,
): number {
  const sorted = outcomes
    .filter(({ barred }) => barred !== true)
    .map(({ features, right, weight }) => ({
      confidence: confidenceOf(features, calibration),
      right,
      weight,
    }))
    .sort((a, b) => b.confidence - a.confidence)
  let bound = MAX_BOUND
  let right = 0
  let all = 0
  for (const outcome of sorted) {
    if (outcome.confidence < MIN_BOUND) break
    all += outcome.weight
    right += outcome.right ? outcome.weight : 0
    if (outcome.confidence < MAX_BOUND && right / all >= precision) bound = outcome.confidence
  }
  return bound
}
