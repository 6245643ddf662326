import type { Similarity } from './prove-sentence.ts'
import type { Passage, SourceSentence, Sources } from './sources.ts'

/** One vector a text, in order; an empty list without an encoder. `background`: customers' messages go first. */
export type Embed = (
  texts: readonly string[],
  options?: { background?: boolean },
) => Promise<readonly Float32Array[]>

/** The encoder's view of the entries, computed while the model still thinks. */
export interface Vectors {
  similarityTo(text: string): Promise<Similarity>
  /** The best of these sentences' passages, and of all; null without an encoder. */
  likenessTo(similarity: Similarity, by: readonly SourceSentence[]): { own: number; best: number } | null
}

export function createVectors(sources: Sources, embed: Embed): Vectors {
  const passages = embedPassages()
  // Who waits for them hears of a failure; until then nobody does.
  passages.catch(() => undefined)

  async function embedPassages(): Promise<ReadonlyMap<Passage, Float32Array>> {
    const texts = sources.passages.map(({ statement }) => statement.text)
    const vectors = await embed(texts, { background: true })
    const pairs = sources.passages.flatMap((passage, at) => {
      const vector = vectors[at]
      return vector ? [[passage, vector] as const] : []
    })
    return new Map(pairs)
  }

  return {
    async similarityTo(text) {
      const [vectors, [own]] = await Promise.all([passages, embed([text])])
      return (passage) => {
        const other = vectors.get(passage)
        return own && other ? dot(own, other) : null
      }
    },
    likenessTo(similarity, by) {
      let own = -1
      let best = -1
      for (const passage of sources.passages) {
        const like = similarity(passage)
        if (like === null) return null
        best = Math.max(best, like)
        if (passage.sentences.some((sentence) => by.includes(sentence))) own = Math.max(own, like)
      }
      return { own, best }
    },
  }
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0)
  return sum
}
