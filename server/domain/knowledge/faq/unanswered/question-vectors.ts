import type { SentenceEncoder } from '#server/ports/sentence-encoder.ts'

/** Remembers the vectors of customers' questions, in memory alone: what is erased must not live on in a table. */
export interface QuestionVectors {
  /** The encoder, which then computes only what it has not computed before. */
  of(encoder: Pick<SentenceEncoder, 'model' | 'embed'>): Pick<SentenceEncoder, 'embed'>
}

/** Some 2 to 4 kB each. */
const MAX_KEPT = 2000

export function createQuestionVectors(maxKept = MAX_KEPT): QuestionVectors {
  /** The one that was used last is at the end. */
  const kept = new Map<string, Float32Array>()

  return {
    of: (encoder) => ({
      async embed(texts, options) {
        const keyOf = (text: string) => `${encoder.model}\n${text}`
        const missing = [...new Set(texts)].filter((text) => !kept.has(keyOf(text)))
        const computed = missing.length > 0 ? await encoder.embed(missing, options) : []
        const fresh = new Map(missing.map((text, at) => [keyOf(text), computed[at] ?? new Float32Array()]))
        const vectors = texts.map((text) => {
          const key = keyOf(text)
          const vector = kept.get(key) ?? fresh.get(key) ?? new Float32Array()
          kept.delete(key)
          kept.set(key, vector)
          return vector
        })
        for (const key of kept.keys()) {
          if (kept.size <= maxKept) break
          kept.delete(key)
        }
        return vectors
      },
    }),
  }
}
