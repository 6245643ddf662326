import type { Breather } from './breather.ts'
import type { FaqTexts } from './faq-texts.ts'
import { topPositions } from './top-positions.ts'
import { sharpness, trainClassifier } from './train-classifier.ts'
import { createVectorKernel } from './vector-kernel.ts'

/** What the encoder's vectors say about one FAQ. */
export interface DenseScores {
  /** A classifier's score, trained on the phrasings. */
  trained: number
  /** Cosine with the middle of its phrasings. */
  centroid: number
  /** Cosine with the nearest of its phrasings. */
  closest: number
  /** How alike its own phrasings are: the mean cosine of each with the nearest other one. */
  tightness: number
}

export interface DenseSearch {
  /**
   * Cosines with every FAQ's centroid, one number a FAQ, and the means to look closer at single ones. Of a very large
   * FAQ the cosines are those of the vectors' first part: good enough to tell where to look.
   */
  search(vector: Float32Array): { centroids: Float32Array; look(faq: number): DenseScores }
}

const rivalCount = 16
/** Above this the training takes longer than a new FAQ may take to be found; centroids and phrasings go on alone. */
const mostTrainedFaqs = 2_000
/** With more FAQs than this, only so many numbers of each centroid are read in the first pass. */
const coarseFrom = 500
const coarseWidth = 384
const usualTightness = 0.6

/**
 * `vectors`: one a text of `listed`, unit length. `middle`: what all sentences have in common in this encoder's
 * space; it is taken off, since it only hides the differences. Without `train` the classifier stays at the centroids.
 */
export async function buildDenseSearch(
  listed: FaqTexts,
  vectors: readonly Float32Array[],
  { middle, train, breathe }: { middle: Float32Array; train: boolean; breathe: Breather },
): Promise<DenseSearch> {
  const { owners, starts, faqCount } = listed
  const width = middle.length
  const stride = Math.ceil(width / 16) * 16
  const textCount = owners.length
  const coarse = faqCount > coarseFrom && stride > coarseWidth ? coarseWidth : stride

  // Training works on floats in a kernel of its own, which is dropped afterwards.
  const floats = createVectorKernel(4 * stride * (textCount + faqCount))
  const rows = new Float32Array(floats.memory.buffer)
  const textRow = (text: number) => rows.subarray(text * stride, text * stride + stride)
  const faqAt = textCount * stride
  const faqRow = (faq: number) => rows.subarray(faqAt + faq * stride, faqAt + (faq + 1) * stride)
  for (let text = 0; text < textCount; text++) {
    const pause = breathe()
    if (pause) await pause
    takeOffMiddle(vectors[text] ?? middle, middle, textRow(text))
  }
  for (let faq = 0; faq < faqCount; faq++) {
    const pause = breathe()
    if (pause) await pause
    const row = faqRow(faq)
    for (let text = starts[faq] as number; text < (starts[faq + 1] as number); text++)
      floats.addScaled(1, textRow(text).byteOffset, row.byteOffset, stride)
    scaleToUnit(row)
  }

  // The search works on signed bytes: query | centroids | trained weights, if any | texts, then the scan's results.
  const trains = train && faqCount <= mostTrainedFaqs
  const centroidsAt = stride
  const trainedAt = trains ? centroidsAt + faqCount * stride : centroidsAt
  const textsAt = trainedAt + faqCount * stride
  const coarseAt = coarse < stride ? textsAt + textCount * stride : centroidsAt
  const outAt = textsAt + textCount * stride + (coarse < stride ? faqCount * coarse : 0)
  const bytes = createVectorKernel(outAt + 4 * Math.max(faqCount, textCount, 1))
  const cells = new Int8Array(bytes.memory.buffer)
  const centroidScales = new Float32Array(faqCount)
  const trainedScales = trains ? new Float32Array(faqCount) : centroidScales
  const textScales = new Float32Array(textCount)
  const store = (row: Float32Array, at: number) => toBytes(row, cells.subarray(at, at + stride))
  for (let faq = 0; faq < faqCount; faq++) {
    const pause = breathe()
    if (pause) await pause
    const first = centroidsAt + faq * stride
    centroidScales[faq] = store(faqRow(faq), first)
    if (coarse < stride) cells.copyWithin(coarseAt + faq * coarse, first, first + coarse)
  }
  for (let text = 0; text < textCount; text++) {
    const pause = breathe()
    if (pause) await pause
    textScales[text] = store(textRow(text), textsAt + text * stride)
  }

  const tightness = await tightnessOf(
    listed,
    (a, b) => floats.dot(textRow(a).byteOffset, textRow(b).byteOffset, stride),
    breathe,
  )

  function centroidCosines(query: Float32Array): { centroids: Float32Array; scale: number } {
    const scale = store(query, 0)
    bytes.scan(0, coarseAt, faqCount, coarse, outAt)
    const found = new Int32Array(bytes.memory.buffer, outAt, faqCount)
    const centroids = new Float32Array(faqCount)
    for (let faq = 0; faq < faqCount; faq++)
      centroids[faq] = (found[faq] as number) * scale * (centroidScales[faq] as number)
    return { centroids, scale }
  }

  if (trains) {
    await trainClassifier({
      owners,
      score: (faq, text) => floats.dot(faqRow(faq).byteOffset, textRow(text).byteOffset, stride),
      move: (faq, text, factor) =>
        floats.addScaled(factor, textRow(text).byteOffset, faqRow(faq).byteOffset, stride),
      rivals: (text) => topPositions(centroidCosines(textRow(text)).centroids, rivalCount),
      breathe,
    })
    for (let faq = 0; faq < faqCount; faq++) {
      const pause = breathe()
      if (pause) await pause
      trainedScales[faq] = store(faqRow(faq), trainedAt + faq * stride)
    }
  }

  const out = new Int32Array(bytes.memory.buffer, outAt, Math.max(faqCount, textCount, 1))
  /** Whose query lies in the kernel. */
  let latest: object | null = null
  return {
    search(vector) {
      const query = new Float32Array(stride)
      takeOffMiddle(vector, middle, query)
      const { centroids, scale } = centroidCosines(query)
      const kept = cells.slice(0, stride)
      latest = kept
      return {
        centroids,
        look(faq) {
          // Another search may have come between.
          if (latest !== kept) cells.set(kept, 0)
          latest = kept
          bytes.scan(0, trainedAt + faq * stride, 1, stride, outAt)
          const trained = sharpness * (out[0] as number) * scale * (trainedScales[faq] as number)
          bytes.scan(0, centroidsAt + faq * stride, 1, stride, outAt)
          const centroid = (out[0] as number) * scale * (centroidScales[faq] as number)
          const first = starts[faq] as number
          const count = (starts[faq + 1] as number) - first
          bytes.scan(0, textsAt + first * stride, count, stride, outAt)
          let closest = -1
          for (let text = 0; text < count; text++)
            closest = Math.max(closest, (out[text] as number) * scale * (textScales[first + text] as number))
          return { trained, centroid, closest, tightness: tightness[faq] ?? 0 }
        },
      }
    },
  }
}

/** A FAQ with a single text is taken to be as tight as the others are on average. */
async function tightnessOf(
  { starts, faqCount }: FaqTexts,
  cosine: (a: number, b: number) => number,
  breathe: Breather,
): Promise<Float32Array> {
  const tightness = new Float32Array(faqCount)
  const single: number[] = []
  for (let faq = 0; faq < faqCount; faq++) {
    const pause = breathe()
    if (pause) await pause
    const first = starts[faq] as number
    const end = starts[faq + 1] as number
    let sum = 0
    for (let text = first; text < end; text++) {
      let nearest = 0
      for (let other = first; other < end; other++)
        if (other !== text) nearest = Math.max(nearest, cosine(text, other))
      sum += nearest
    }
    if (end - first < 2) single.push(faq)
    else tightness[faq] = sum / (end - first)
  }
  const average =
    single.length < faqCount
      ? tightness.reduce((a, b) => a + b, 0) / (faqCount - single.length)
      : usualTightness
  for (const faq of single) tightness[faq] = average
  return tightness
}

function takeOffMiddle(vector: Float32Array, middle: Float32Array, into: Float32Array): void {
  for (let at = 0; at < middle.length; at++) into[at] = (vector[at] ?? 0) - (middle[at] as number)
  scaleToUnit(into)
}

function scaleToUnit(row: Float32Array): void {
  let squares = 0
  for (let at = 0; at < row.length; at++) squares += (row[at] as number) ** 2
  const factor = 1 / (Math.sqrt(squares) || 1)
  for (let at = 0; at < row.length; at++) row[at] = (row[at] as number) * factor
}

/** Returns the scale: a byte times it is the number again. */
function toBytes(row: Float32Array, into: Int8Array): number {
  let greatest = 0
  for (let at = 0; at < row.length; at++) greatest = Math.max(greatest, Math.abs(row[at] as number))
  const scale = greatest / 127 || 1
  const factor = 1 / scale
  // Rounds without a branch, seven times as fast as Math.round: a large FAQ has millions of these.
  for (let at = 0; at < row.length; at++) into[at] = (((row[at] as number) * factor + 128.5) | 0) - 128
  return scale
}
