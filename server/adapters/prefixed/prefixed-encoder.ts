import type { SentenceEncoder } from '#server/ports/sentence-encoder.ts'

export interface EncoderPrefixes {
  /** What the model wants before a question. */
  query: string
  /** What it wants before a sentence of an answer. */
  passage: string
}

/**
 * The encoder with its model's prefixes, as E5 has them ("query: ", "passage: "). Customers' messages, the FAQ's
 * questions and its phrasings are all questions. Vectors of texts that were read in different ways have different names.
 */
export function withPrefixes(encoder: SentenceEncoder, { query, passage }: EncoderPrefixes): SentenceEncoder {
  const questions = prefixed(encoder, query)
  return query === passage ? questions : { ...questions, ofPassages: prefixed(encoder, passage) }
}

function prefixed(encoder: SentenceEncoder, prefix: string): SentenceEncoder {
  if (prefix === '') return encoder
  return {
    ...encoder,
    model: `${encoder.model} after ${JSON.stringify(prefix)}`,
    embed: (texts, options) =>
      encoder.embed(
        texts.map((text) => `${prefix}${text}`),
        options,
      ),
  }
}
