import type { SentenceEncoder } from '#server/ports/sentence-encoder.ts'
import { meaningOf } from '../dense/answer-search.ts'

/** Where an index gets its vectors from: one a text, in order. Rejects when the encoder does. */
export interface FaqVectors {
  texts(texts: readonly string[]): Promise<readonly Float32Array[]>
  /** Of sentences of answers, by their meaning alone; null for those that are not there yet. */
  passages(texts: readonly string[]): Promise<readonly (Float32Array | null)[]>
}

/** The encoder, asked each time. */
export function vectorsOf(encoder: SentenceEncoder): FaqVectors {
  const passages = passageEncoder(encoder)
  return {
    texts: (texts) => encoder.embed(texts, { background: true }),
    passages: (texts) => passages.embed(texts, { background: true }),
  }
}

/**
 * What reads sentences of answers, without the part of its vectors that is about words: such a sentence rarely has the
 * words of the question, and there are many of them to keep. The encoder itself when it reads all texts alike and its
 * vectors are meaning alone.
 */
export function passageEncoder(given: SentenceEncoder): SentenceEncoder {
  const encoder = given.ofPassages ?? given
  const width = encoder.meaningWidth
  if (width === undefined) return encoder
  return {
    ...encoder,
    model: `${encoder.model}/first-${width}`,
    embed: async (texts, options) =>
      (await encoder.embed(texts, options)).map((vector) => meaningOf(vector, width)),
  }
}
