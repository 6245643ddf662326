import { createHash } from 'node:crypto'
import type { SentenceEncoder } from '#server/ports/sentence-encoder.ts'
import { createEventLoopYielder } from '../numeric/event-loop-yielder.ts'
import { bytesToVector, vectorToBytes } from './vector-bytes.ts'
import type { VectorStore } from './vector-store.ts'

/** The vectors of one encoder: in memory, else stored, else computed. */
export interface VectorCache {
  encoder: SentenceEncoder
  /** How many of the texts would have to be computed. Reads the store once. */
  missing(texts: readonly string[]): Promise<number>
  /** One vector a text, in order. Rejects when the encoder does. */
  vectors(
    texts: readonly string[],
    onProgress?: (done: number, total: number) => void,
  ): Promise<Float32Array[]>
  /** What is here already, null for the others; up to `most` of these are computed first. Rejects like `vectors`. */
  present(texts: readonly string[], most: number): Promise<(Float32Array | null)[]>
  /** The same as `vectors`, but nothing that has to be computed is kept: for words that may never be saved. */
  peek(texts: readonly string[]): Promise<Float32Array[]>
  /** Forgets all other texts, here and in the store. */
  keepOnly(texts: readonly string[]): Promise<void>
}

const BATCH_SIZE = 64

/** Without a store everything is computed anew by each process. */
export function createVectorCache(encoder: SentenceEncoder, store: VectorStore | null): VectorCache {
  const shelf = new Map<string, Float32Array>()
  let stored: Promise<void> | null = null

  function readStore(): Promise<void> {
    stored ??= (async () => {
      const maybeYield = createEventLoopYielder()
      for (const { textHash, vector } of (await store?.load(encoder.model)) ?? []) {
        const pause = maybeYield()
        if (pause) await pause
        shelf.set(textHash, bytesToVector(vector))
      }
    })().catch((error: unknown) => {
      stored = null
      throw error
    })
    return stored
  }
  /** Every text's hash, and the texts whose vectors are not here. */
  async function lookUp(texts: readonly string[]): Promise<{ hashes: string[]; absent: Set<string> }> {
    await readStore()
    const maybeYield = createEventLoopYielder()
    const hashes: string[] = []
    const absent = new Set<string>()
    for (const text of texts) {
      const pause = maybeYield()
      if (pause) await pause
      const hash = hashOf(text)
      hashes.push(hash)
      if (!shelf.has(hash)) absent.add(text)
    }
    return { hashes, absent }
  }

  return {
    encoder,
    async missing(texts) {
      return (await lookUp(texts)).absent.size
    },
    async vectors(texts, onProgress) {
      const { hashes, absent } = await lookUp(texts)
      await compute({ encoder, store, shelf }, [...absent], onProgress)
      return hashes.map((hash) => shelf.get(hash) ?? new Float32Array())
    },
    async present(texts, most) {
      const { hashes, absent } = await lookUp(texts)
      if (absent.size <= most) await compute({ encoder, store, shelf }, [...absent])
      return hashes.map((hash) => shelf.get(hash) ?? null)
    },
    async peek(texts) {
      const { hashes, absent } = await lookUp(texts)
      const strange = [...absent]
      const computed = strange.length > 0 ? await encoder.embed(strange, { background: true }) : []
      const fresh = new Map(strange.map((text, at) => [text, computed[at]]))
      return texts.map((text, at) => shelf.get(hashes[at] ?? '') ?? fresh.get(text) ?? new Float32Array())
    },
    async keepOnly(texts) {
      const { hashes } = await lookUp(texts)
      const kept = new Set(hashes)
      const maybeYield = createEventLoopYielder()
      for (const hash of shelf.keys()) {
        const pause = maybeYield()
        if (pause) await pause
        if (!kept.has(hash)) shelf.delete(hash)
      }
      await store?.keepOnly(encoder.model, kept)
    },
  }
}

/** Computes, keeps and stores the vectors of texts that are nowhere yet. */
async function compute(
  place: { encoder: SentenceEncoder; store: VectorStore | null; shelf: Map<string, Float32Array> },
  wanted: readonly string[],
  onProgress?: (done: number, total: number) => void,
): Promise<void> {
  const { encoder, store, shelf } = place
  const maybeYield = createEventLoopYielder()
  for (let from = 0; from < wanted.length; from += BATCH_SIZE) {
    const some = wanted.slice(from, from + BATCH_SIZE)
    const fresh = await encoder.embed(some, { background: true })
    const rows: { textHash: string; vector: Uint8Array }[] = []
    for (const [at, text] of some.entries()) {
      const pause = maybeYield()
      if (pause) await pause
      const row = { textHash: hashOf(text), vector: vectorToBytes(fresh[at] ?? new Float32Array()) }
      rows.push(row)
      // Through the stored form, so that an index is the same whether its vectors were computed or read.
      shelf.set(row.textHash, bytesToVector(row.vector))
    }
    await store?.save(encoder.model, rows)
    onProgress?.(Math.min(wanted.length, from + BATCH_SIZE), wanted.length)
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
