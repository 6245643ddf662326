import { setTimeout as delay } from 'node:timers/promises'
import type { Log } from '#server/ports/log.ts'
import type { SentenceEncoder } from '#server/ports/sentence-encoder.ts'
import { createDecisionLearner } from './calibration/decision-learner.ts'
import type { LabelledAnswer } from './calibration/load-labels.ts'
import type { VectorStore } from './dense/vector-store.ts'
import { createEncoderChoice, type EmbeddingProgress } from './encoder-choice.ts'
import type { SearchableFaq } from './faq-match.ts'
import { buildFaqIndex, type FaqIndex, withDecisionModel } from './index/faq-index.ts'
import { createFaqVectorCache, type FaqVectorCache } from './index/faq-vector-cache.ts'
import type { FaqVectors } from './index/faq-vectors.ts'
import { createEventLoopYielder } from './numeric/event-loop-yielder.ts'
import { withLanguages } from './text/faq-languages.ts'
import { listFaqTexts } from './text/faq-texts.ts'
import { createVocabularies } from './text/vocabularies.ts'

/** The index of the FAQs that it was given last, as good as it is by now. */
export interface FaqIndexer {
  /** Empty at first. */
  current(): FaqIndex
  /**
   * Puts an index of these FAQs in place. What takes longer (many new vectors, training a large FAQ, examining it) goes
   * on afterwards and replaces it by better ones, until `signal` is aborted.
   */
  replace(faqs: readonly SearchableFaq[], signal: AbortSignal): Promise<void>
  /** Reads what customers thought of answers and judges by it from now on. Never rejects. */
  learn(): Promise<void>
  /** Whether an encoder works again that the index had to do without, and nothing is on its way. */
  encoderIsBack(): boolean
  status(): FaqIndexerStatus
  /** Vectors by the encoder of the current index, null when it has none; new texts are computed and not kept. */
  peekVectors(): FaqVectors | null
  /** Resolves when nothing goes on in the background. */
  settled(): Promise<void>
}

export interface FaqIndexerStatus {
  /** The encoder's model that the current index searches with; null: by words alone. */
  model: string | null
  /** Texts whose vectors are being computed, and for which encoder's model; null when none are. */
  embedding: EmbeddingProgress | null
  /** Whether the confidence was fitted to this very FAQ already. */
  examined: boolean
}

export interface FaqIndexerOptions {
  encoder: SentenceEncoder | null
  /** Serves, when its vectors are there, while those of `encoder` are still being computed, or when it is broken. */
  standby?: SentenceEncoder | null
  /** Left out: vectors are computed anew by every process. */
  vectors?: VectorStore | null
  /** What customers thought of earlier answers; asked for by `learn` and after every examination. Left out: the FAQ alone teaches. */
  loadLabels?(): Promise<readonly LabelledAnswer[]>
  log: Log
}

/** A FAQ with more texts than this is put in place untrained first: a change is to be found within a second. */
const MAX_TRAINED_AT_ONCE = 600
/** Editors save several FAQs in a row: only the last change is worth an examination. */
const QUIET_MS = 1_000

export async function createFaqIndexer(options: FaqIndexerOptions): Promise<FaqIndexer> {
  const { encoder, standby = null, vectors = null, log } = options
  const caches = [encoder, standby].flatMap((one) => (one ? [createFaqVectorCache(one, vectors)] : []))
  const choice = createEncoderChoice(caches, log)
  const vocabularies = createVocabularies()
  const learner = createDecisionLearner(options.loadLabels, log)
  let current = await buildFaqIndex([], { encoder: null })
  let examined = false
  let improving = Promise.resolve()

  const build = (
    faqs: readonly SearchableFaq[],
    cache: FaqVectorCache | null,
    { train = true, signal }: { train?: boolean; signal?: AbortSignal } = {},
  ) =>
    buildFaqIndex(faqs, {
      ...{ encoder: cache?.encoder ?? null, vectors: cache, decisionModel: learner.model() },
      ...{ train, vocabularies, signal },
    })

  /** After a change is findable: the better encoder, training, examination. Ends early when the FAQ changes again. */
  async function improve(faqs: readonly SearchableFaq[], trained: boolean, signal: AbortSignal) {
    signal.throwIfAborted()
    const { cache, gains } = await choice.complete(current, faqs, signal)
    if (gains || !trained) {
      const better = await build(faqs, cache, { signal })
      signal.throwIfAborted()
      current = better
    }
    await delay(QUIET_MS, undefined, { ref: false, signal })
    await learner.examine(faqs, {
      build: (some) => build(some, cache, { signal }),
      embed: async (some) => (cache ? cache.texts(some) : []),
      signal,
    })
    current = withDecisionModel(current, learner.model())
    signal.throwIfAborted()
    examined = true
    await cache?.keepOnly(faqs)
  }

  return {
    current: () => current,
    async replace(given, signal) {
      const maybeYield = createEventLoopYielder(signal)
      const faqs = await withLanguages(given, maybeYield)
      const train = (await listFaqTexts(faqs, maybeYield)).texts.length <= MAX_TRAINED_AT_ONCE
      current = await build(faqs, await choice.toBeginWith(faqs), { train }).catch((err: unknown) => {
        log.warn({ err }, 'The FAQ could not be embedded; it is searched by words alone.')
        return build(faqs, null, { train })
      })
      examined = false
      improving = improving
        .then(() => improve(faqs, train, signal))
        .catch((error: unknown) => {
          if (!signal.aborted)
            log.warn({ err: error }, 'The FAQ index could not be improved; it answers as it is.')
        })
    },
    async learn() {
      if (await learner.learn()) current = withDecisionModel(current, learner.model())
    },
    encoderIsBack: () => examined && choice.hasBetter(current),
    status: () => ({ model: modelOf(current), embedding: choice.embedding(), examined }),
    peekVectors: () => caches.find((one) => one.encoder === current.encoder)?.peek() ?? null,
    settled: () => improving,
  }
}

function modelOf({ dense, encoder }: FaqIndex): string | null {
  return dense ? (encoder?.model ?? null) : null
}
