import type { EventLoopYielder } from '../numeric/event-loop-yielder.ts'
import type { FaqTexts } from '../text/faq-texts.ts'
import { createVectorKernel } from './vector-kernel.ts'
import { scaleToUnit, strideOf, takeOffMiddle } from './vector-rows.ts'

/** The vectors of all texts and one row of weights for each FAQ, which begins as its centroid: floats, to be trained. */
export interface TrainingRows {
  text(text: number): Float32Array
  faq(faq: number): Float32Array
  /** Of two texts, which have length 1. */
  cosine(a: number, b: number): number
  score(faq: number, text: number): number
  /** Adds `factor` times the text to the weights of the FAQ. */
  move(faq: number, text: number, factor: number): void
}

/** In a kernel of their own, which is dropped after the training. */
export async function layOutTrainingRows(
  { owners, starts, faqCount }: FaqTexts,
  vectors: readonly Float32Array[],
  { middle, maybeYield }: { middle: Float32Array; maybeYield: EventLoopYielder },
): Promise<TrainingRows> {
  const stride = strideOf(middle.length)
  const textCount = owners.length
  const kernel = createVectorKernel(4 * stride * (textCount + faqCount))
  const cells = new Float32Array(kernel.memory.buffer)
  const text = (at: number) => cells.subarray(at * stride, at * stride + stride)
  const faq = (at: number) => text(textCount + at)
  for (let at = 0; at < textCount; at++) {
    const pause = maybeYield()
    if (pause) await pause
    takeOffMiddle(vectors[at] ?? middle, middle, text(at))
  }
  for (let at = 0; at < faqCount; at++) {
    const pause = maybeYield()
    if (pause) await pause
    const row = faq(at)
    for (let own = starts[at] as number; own < (starts[at + 1] as number); own++)
      kernel.addScaled(1, text(own).byteOffset, row.byteOffset, stride)
    scaleToUnit(row)
  }
  return {
    text,
    faq,
    cosine: (a, b) => kernel.dot(text(a).byteOffset, text(b).byteOffset, stride),
    score: (of, by) => kernel.dot(faq(of).byteOffset, text(by).byteOffset, stride),
    move: (of, by, factor) => kernel.addScaled(factor, text(by).byteOffset, faq(of).byteOffset, stride),
  }
}
