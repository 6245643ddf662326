import type { EventLoopYielder } from '../numeric/event-loop-yielder.ts'
import type { FaqTexts } from '../text/faq-texts.ts'
import { createVectorRows, scaleToUnit, strideOf, takeOffMiddle } from './vector-rows.ts'

/** What the encoder's vectors say about one FAQ's answer. */
export interface AnswerScores {
  /** Cosine with the nearest of its sentences. */
  passage: number
  /** Cosine with the answer as a whole. */
  whole: number
}

export interface AnswerSearch {
  /** Cosines with every answer as a whole, one number a FAQ, and the means to look closer at single ones. */
  search(vector: Float32Array): {
    wholes: Float32Array
    /** Null for an FAQ whose answer has no vectors, or not yet. */
    look(faq: number): AnswerScores | null
  }
}

/**
 * `vectors`: one a passage, unit length; null for what is not there yet. `middle`: what all sentences have in common. Of a message's vector as many
 * numbers are compared as a passage has: the rest is about its words.
 */
export async function buildAnswerSearch(
  { starts, faqCount, texts }: FaqTexts,
  vectors: readonly (Float32Array | null)[],
  { middle, maybeYield }: { middle: Float32Array; maybeYield: EventLoopYielder },
): Promise<AnswerSearch> {
  const width = middle.length
  // Wholes first, then passages.
  const rows = createVectorRows(faqCount + texts.length, width)
  const passage = new Float32Array(strideOf(width))
  const complete = new Uint8Array(faqCount)
  for (let faq = 0; faq < faqCount; faq++) {
    const own = vectors.slice(starts[faq], starts[faq + 1])
    if (own.length === 0 || own.includes(null)) continue
    complete[faq] = 1
    const whole = new Float32Array(strideOf(width))
    for (let text = starts[faq] as number; text < (starts[faq + 1] as number); text++) {
      const pause = maybeYield()
      if (pause) await pause
      takeOffMiddle(vectors[text] ?? middle, middle, passage)
      rows.store(faqCount + text, passage)
      for (let at = 0; at < width; at++) whole[at] = (whole[at] as number) + (passage[at] as number)
    }
    scaleToUnit(whole)
    rows.store(faq, whole)
  }
  let latest: Float32Array | null = null
  return {
    search(vector) {
      const query = new Float32Array(strideOf(width))
      takeOffMiddle(meaningOf(vector, width), middle, query)
      rows.ask(query)
      latest = query
      const wholes = rows.cosines(0, faqCount).slice()
      return {
        wholes,
        look(faq) {
          if (complete[faq] === 0) return null
          // Another search may have come between.
          if (latest !== query) rows.ask(query)
          latest = query
          const first = starts[faq] as number
          const count = (starts[faq + 1] as number) - first
          const nearest = rows.cosines(faqCount + first, count).reduce((a, b) => Math.max(a, b), -1)
          return { passage: nearest, whole: wholes[faq] ?? 0 }
        },
      }
    },
  }
}

/** The first `width` numbers of a vector, at length 1. */
export function meaningOf(vector: Float32Array, width: number): Float32Array {
  if (vector.length === width) return vector
  const meaning = vector.slice(0, width)
  scaleToUnit(meaning)
  return meaning
}
