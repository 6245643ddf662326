import type { Log } from '#server/ports/log.ts'
import type { SearchableFaq } from './faq-match.ts'
import type { FaqIndex } from './index/faq-index.ts'
import type { FaqVectorCache } from './index/faq-vector-cache.ts'

/** Which of the encoders an index is made with: the first one that works, as soon as its vectors are there. */
export interface EncoderChoice {
  /** The first encoder that works and has most of its vectors already; null: none. */
  toBeginWith(faqs: readonly SearchableFaq[]): Promise<FaqVectorCache | null>
  /**
   * The first encoder that works, when all of its vectors are there; null: none does. `gains`: the index lacks some of
   * them. Rejects when `signal` is aborted.
   */
  complete(
    index: FaqIndex,
    faqs: readonly SearchableFaq[],
    signal: AbortSignal,
  ): Promise<{ cache: FaqVectorCache | null; gains: boolean }>
  /** Whether it is time to try again what the index had to do without. Asked at every look at the FAQ. */
  hasBetter(index: FaqIndex): boolean
  /** Texts whose vectors are being computed, and for which encoder's model; null when none are. */
  embedding(): EmbeddingProgress | null
}

export interface EmbeddingProgress {
  model: string
  done: number
  total: number
}

/** So many texts are embedded before a new index is put in place; more of them afterwards. */
const MAX_EMBEDDED_AT_ONCE = 800
/** What is done in a moment is not worth a line in the log. */
const MAX_EMBEDDED_UNSEEN = 64
/** An encoder that keeps failing is tried again at every 32nd look at the latest. */
const MAX_LOOKS_BETWEEN = 32

/** `caches`: of each encoder, the best one first. */
export function createEncoderChoice(caches: readonly FaqVectorCache[], log: Log): EncoderChoice {
  const retries = createRetries()
  let embedding: EmbeddingProgress | null = null

  async function embed(cache: FaqVectorCache, faqs: readonly SearchableFaq[], signal: AbortSignal) {
    const { model } = cache.encoder
    let logged = 0
    try {
      await cache.complete(faqs, (done, total) => {
        embedding = { model, done, total }
        signal.throwIfAborted()
        if (total <= MAX_EMBEDDED_UNSEEN || (done < logged + total / 10 && done < total)) return
        logged = done
        log.info(embedding, 'The FAQ’s texts are being embedded.')
      })
    } finally {
      embedding = null
    }
  }

  return {
    async toBeginWith(faqs) {
      for (const cache of caches) {
        const { encoder } = cache
        if (encoder.failure() !== null) continue
        const { texts } = await cache.missing(faqs)
        if (texts <= (encoder.textsAtOnce ?? MAX_EMBEDDED_AT_ONCE)) return cache
      }
      return null
    },
    async complete(index, faqs, signal) {
      for (const cache of caches) {
        if (cache.encoder.failure() !== null) continue
        if (!(await lacks(index, cache, faqs))) return { cache, gains: false }
        try {
          await embed(cache, faqs, signal)
          retries.succeeded()
          return { cache, gains: true }
        } catch (err) {
          signal.throwIfAborted()
          retries.failed()
          log.warn({ err, model: cache.encoder.model }, 'An encoder gave up on the FAQ’s texts.')
          if (index.encoder === cache.encoder) return { cache, gains: false }
        }
      }
      return { cache: null, gains: false }
    },
    hasBetter: (index) =>
      embedding === null && (retries.areWanted() || isBack(index, caches)) && retries.areDue(),
    embedding: () => embedding,
  }
}

/** Whether the index does without something that this encoder could give it. */
async function lacks(
  index: FaqIndex,
  cache: FaqVectorCache,
  faqs: readonly SearchableFaq[],
): Promise<boolean> {
  if (index.encoder !== cache.encoder) return true
  // In another language than the encoder's no vector is of use.
  if (!index.encoderSpeaks) return false
  return index.dense === null || (await cache.missing(faqs)).passages > 0
}

/** Whether a better encoder than that of the index works. */
function isBack(
  { dense, encoder, encoderSpeaks, faqs }: FaqIndex,
  caches: readonly FaqVectorCache[],
): boolean {
  const best = caches.find((cache) => cache.encoder.failure() === null)?.encoder
  if (!best || faqs.length === 0) return false
  return encoder !== best || (dense === null && encoderSpeaks)
}

/** Lets more and more looks pass while an encoder goes on failing. */
function createRetries() {
  let between = 0
  let passed = 0
  return {
    failed() {
      between = Math.min(MAX_LOOKS_BETWEEN, Math.max(1, 2 * between))
      passed = 0
    },
    succeeded() {
      between = 0
    },
    areWanted: () => between > 0,
    areDue() {
      passed += 1
      return passed >= between
    },
  }
}
