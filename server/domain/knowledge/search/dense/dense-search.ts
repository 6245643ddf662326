import type { EventLoopYielder } from '../numeric/event-loop-yielder.ts'
import { topPositions } from '../numeric/top-positions.ts'
import { SHARPNESS, trainClassifier } from '../numeric/train-classifier.ts'
import type { FaqTexts } from '../text/faq-texts.ts'
import { createSearchableRows } from './searchable-rows.ts'
import { layOutTrainingRows } from './training-rows.ts'
import { strideOf, takeOffMiddle } from './vector-rows.ts'

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

const RIVALS = 16
/** Above this the training takes longer than a new FAQ may take to be found; centroids and phrasings go on alone. */
const MAX_TRAINED_FAQS = 2_000
const USUAL_TIGHTNESS = 0.6

/**
 * `vectors`: one a text of `listed`, unit length. `middle`: what all sentences have in common in this encoder's
 * space; it is taken off, since it only hides the differences. Without `train` the classifier stays at the centroids.
 */
export async function buildDenseSearch(
  listed: FaqTexts,
  vectors: readonly Float32Array[],
  { middle, train, maybeYield }: { middle: Float32Array; train: boolean; maybeYield: EventLoopYielder },
): Promise<DenseSearch> {
  const { owners, starts, faqCount } = listed
  const textCount = owners.length
  const trains = train && faqCount <= MAX_TRAINED_FAQS
  const rows = await layOutTrainingRows(listed, vectors, { middle, maybeYield })
  const stored = createSearchableRows({ faqCount, textCount, width: middle.length, trains })
  await eachOf(faqCount, maybeYield, (faq) => stored.storeCentroid(faq, rows.faq(faq)))
  await eachOf(textCount, maybeYield, (text) => stored.storeText(text, rows.text(text)))
  const tightness = await tightnessOf(listed, rows.cosine, maybeYield)
  if (trains) {
    await trainClassifier({
      owners,
      score: rows.score,
      move: rows.move,
      rivals: (text) => topPositions(stored.centroids(rows.text(text)), RIVALS),
      maybeYield,
    })
    await eachOf(faqCount, maybeYield, (faq) => stored.storeTrained(faq, rows.faq(faq)))
  }

  return {
    search(vector) {
      const query = new Float32Array(strideOf(middle.length))
      takeOffMiddle(vector, middle, query)
      const found = stored.search(query)
      return {
        centroids: found.centroids,
        look(faq) {
          const first = starts[faq] as number
          const count = (starts[faq + 1] as number) - first
          const { trained, ...scores } = found.look(faq, { first, count })
          return { ...scores, trained: SHARPNESS * trained, tightness: tightness[faq] ?? 0 }
        },
      }
    },
  }
}

async function eachOf(
  count: number,
  maybeYield: EventLoopYielder,
  visit: (at: number) => void,
): Promise<void> {
  for (let at = 0; at < count; at++) {
    const pause = maybeYield()
    if (pause) await pause
    visit(at)
  }
}

/** A FAQ with a single text is taken to be as tight as the others are on average. */
async function tightnessOf(
  { starts, faqCount }: FaqTexts,
  cosine: (a: number, b: number) => number,
  maybeYield: EventLoopYielder,
): Promise<Float32Array> {
  const tightness = new Float32Array(faqCount)
  const single: number[] = []
  for (let faq = 0; faq < faqCount; faq++) {
    const pause = maybeYield()
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
      : USUAL_TIGHTNESS
  for (const faq of single) tightness[faq] = average
  return tightness
}
