import { createVectorKernel } from './vector-kernel.ts'
import { strideOf, toBytes } from './vector-rows.ts'

/** Centroids, trained weights and texts as signed bytes: what a search reads, a quarter of what training takes. */
export interface SearchableRows {
  storeCentroid(faq: number, row: Float32Array): void
  storeTrained(faq: number, row: Float32Array): void
  storeText(text: number, row: Float32Array): void
  /** Cosines of a row with every centroid; of a very large FAQ by the vectors' first part. */
  centroids(query: Float32Array): Float32Array
  /** The same, with the means to compare it with single FAQs afterwards, also when others have searched in between. */
  search(query: Float32Array): { centroids: Float32Array; look(faq: number, texts: Range): RowScores }
}

/** The texts of one FAQ. */
interface Range {
  first: number
  count: number
}

/** Cosines. */
export interface RowScores {
  /** That of the centroid where nothing was trained. */
  trained: number
  centroid: number
  /** Of the nearest text. */
  closest: number
}

export interface RowCounts {
  faqCount: number
  textCount: number
  /** Of a vector. */
  width: number
  trains: boolean
}

/** With more FAQs than this, only so many numbers of each centroid are read in the first pass. */
const COARSE_FROM_FAQS = 500
const COARSE_WIDTH = 384

/** Where everything lies: query | centroids | trained weights, if any | texts | first parts, if any | the scan's results. */
function layOut({ faqCount, textCount, width, trains }: RowCounts) {
  const stride = strideOf(width)
  const coarse = faqCount > COARSE_FROM_FAQS && stride > COARSE_WIDTH ? COARSE_WIDTH : stride
  const centroidsAt = stride
  const trainedAt = trains ? centroidsAt + faqCount * stride : centroidsAt
  const textsAt = trainedAt + faqCount * stride
  const coarseAt = coarse < stride ? textsAt + textCount * stride : centroidsAt
  const outAt = textsAt + textCount * stride + (coarse < stride ? faqCount * coarse : 0)
  return { stride, coarse, centroidsAt, trainedAt, textsAt, coarseAt, outAt }
}

export function createSearchableRows(counts: RowCounts): SearchableRows {
  const { faqCount, textCount, trains } = counts
  const { stride, coarse, centroidsAt, trainedAt, textsAt, coarseAt, outAt } = layOut(counts)
  const most = Math.max(faqCount, textCount, 1)
  const kernel = createVectorKernel(outAt + 4 * most)
  const cells = new Int8Array(kernel.memory.buffer)
  const out = new Int32Array(kernel.memory.buffer, outAt, most)
  const centroidScales = new Float32Array(faqCount)
  const trainedScales = trains ? new Float32Array(faqCount) : centroidScales
  const textScales = new Float32Array(textCount)
  const store = (row: Float32Array, at: number) => toBytes(row, cells.subarray(at, at + stride))
  /** Whose query lies in the kernel. */
  let latest: object | null = null

  function ask(query: Float32Array): { centroids: Float32Array; scale: number } {
    const scale = store(query, 0)
    kernel.scan(0, coarseAt, faqCount, coarse, outAt)
    const centroids = new Float32Array(faqCount)
    for (let faq = 0; faq < faqCount; faq++)
      centroids[faq] = (out[faq] as number) * scale * (centroidScales[faq] as number)
    return { centroids, scale }
  }

  function compare(at: number, scale: number): number {
    kernel.scan(0, at, 1, stride, outAt)
    return (out[0] as number) * scale
  }

  return {
    storeCentroid(faq, row) {
      const first = centroidsAt + faq * stride
      centroidScales[faq] = store(row, first)
      if (coarse < stride) cells.copyWithin(coarseAt + faq * coarse, first, first + coarse)
    },
    storeTrained(faq, row) {
      trainedScales[faq] = store(row, trainedAt + faq * stride)
    },
    storeText(text, row) {
      textScales[text] = store(row, textsAt + text * stride)
    },
    centroids: (query) => ask(query).centroids,
    search(query) {
      const { centroids, scale } = ask(query)
      const kept = cells.slice(0, stride)
      latest = kept
      return {
        centroids,
        look(faq, { first, count }) {
          if (latest !== kept) cells.set(kept, 0)
          latest = kept
          const trained = compare(trainedAt + faq * stride, scale) * (trainedScales[faq] as number)
          const centroid = compare(centroidsAt + faq * stride, scale) * (centroidScales[faq] as number)
          kernel.scan(0, textsAt + first * stride, count, stride, outAt)
          let closest = -1
          for (let text = 0; text < count; text++)
            closest = Math.max(closest, (out[text] as number) * scale * (textScales[first + text] as number))
          return { trained, centroid, closest }
        },
      }
    },
  }
}
