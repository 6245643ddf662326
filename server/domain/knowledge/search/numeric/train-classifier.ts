import type { EventLoopYielder } from './event-loop-yielder.ts'

/** A linear classifier of examples into FAQs, seen only through its two operations; it begins as the FAQs' centroids. */
export interface TrainableClassifier {
  /** Which FAQ each example belongs to. */
  owners: ArrayLike<number>
  /** The weights of one FAQ, times one example. */
  score(faq: number, example: number): number
  /** Adds `factor` times the example to the weights of one FAQ. */
  move(faq: number, example: number, factor: number): void
  /** The FAQs that an example is most easily mistaken for; its own one may be among them. */
  rivals(example: number): readonly number[]
  maybeYield: EventLoopYielder
}

/** How sharply scores, which are about 0..1, become probabilities. */
export const SHARPNESS = 10
const PASSES = 5
const FIRST_STEP = 0.2

/**
 * Multinomial logistic regression by stochastic gradient descent, each example against its nearest rivals only: few
 * passes from the centroids on, which is also what keeps it from learning five examples by heart. Deterministic.
 */
export async function trainClassifier(classifier: TrainableClassifier): Promise<void> {
  const { owners, maybeYield } = classifier
  const rivals = []
  for (let example = 0; example < owners.length; example++) {
    const pause = maybeYield()
    if (pause) await pause
    rivals.push(classifier.rivals(example).filter((faq) => faq !== owners[example]))
  }
  const random = createRandom(1)
  for (let pass = 0; pass < PASSES; pass++) {
    const step = FIRST_STEP * (1 - pass / PASSES)
    const order = shuffle(owners.length, random)
    for (let at = 0; at < order.length; at++) {
      const pause = maybeYield()
      if (pause) await pause
      const example = order[at] as number
      const faqs = [owners[example] as number, ...(rivals[example] ?? [])]
      const scores = faqs.map((faq) => SHARPNESS * classifier.score(faq, example))
      const highest = Math.max(...scores)
      const powers = scores.map((score) => Math.exp(score - highest))
      const sum = powers.reduce((total, power) => total + power, 0)
      faqs.forEach((faq, which) => {
        const error = (powers[which] ?? 0) / sum - (which === 0 ? 1 : 0)
        if (Math.abs(error) > 1e-3) classifier.move(faq, example, -step * error)
      })
    }
  }
}

function shuffle(length: number, random: () => number): Uint32Array {
  const order = Uint32Array.from({ length }, (_, at) => at)
  for (let at = length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const kept = order[at] as number
    order[at] = order[other] as number
    order[other] = kept
  }
  return order
}

/** The same sequence for the same seed (mulberry32): an index of the same FAQ decides the same way everywhere. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
