import { setTimeout as delay } from 'node:timers/promises'
import type { Log } from '#server/ports/log.ts'
import type { SentenceEncoder } from '#server/ports/sentence-encoder.ts'
import { examineFaqs } from './examine-faqs.ts'
import { buildFaqIndex, type FaqIndex, withJudgement } from './faq-index.ts'
import type { SearchableFaq } from './faq-match.ts'
import { listFaqTexts } from './faq-texts.ts'
import { genericSentences } from './generic-sentences.ts'
import { defaultJudgement, type Judgement, judgeByExamination, judgeByLabels } from './judgement.ts'
import { outcomesOfTraces } from './learn-from-labels.ts'
import type { LabelledAnswer } from './load-labels.ts'
import { createTermBook } from './term-book.ts'
import { createVectorShelf, type VectorShelf } from './vector-shelf.ts'
import type { VectorStore } from './vector-store.ts'

/** This replica's current index of the FAQ. */
export interface FaqLibrary {
  /** The index to search now. Empty until the first `refresh` has succeeded. */
  current(): FaqIndex
  /**
   * Reads the FAQ again and puts the new index in place; resolves when an index that holds everything committed
   * before the call is current, or when that failed (then the old one stays and `status` says so). Never rejects.
   * Many calls at once cost at most two rebuilds. What takes longer (many new vectors, training a large FAQ,
   * examining it) goes on afterwards and replaces the index by better ones.
   */
  refresh(): Promise<void>
  /** Like `refresh`, but only when the stored FAQ's fingerprint has changed: for polling. Never rejects. */
  refreshIfChanged(): Promise<void>
  /** Reads what customers thought of answers and judges by it from now on. Never rejects. */
  learn(): Promise<void>
  status(): FaqLibraryStatus
  /** The vectors of texts, by the encoder of the current index; new texts are computed and not kept. */
  peekVectors(texts: readonly string[]): Promise<Float32Array[]>
  /** Resolves when nothing goes on in the background: the index is as good as it gets. */
  settled(): Promise<void>
  /** Resolves when no rebuild is running any more; later calls of `refresh` do nothing. */
  close(): Promise<void>
}

export interface FaqLibraryStatus {
  faqs: number
  /** False until the first index is in place. */
  ready: boolean
  /** Null, or what does not work at the moment, in words for `/health`. */
  degraded: string | null
  /** The encoder's model that the current index searches with; null: by words alone. */
  model: string | null
  /** Texts whose vectors are being computed; null when none are. */
  embedding: { done: number; total: number } | null
  /** Whether the confidence was fitted to this very FAQ already. */
  examined: boolean
}

export interface FaqLibraryOptions {
  /** The enabled FAQs, and a text that changes whenever they do. */
  load(): Promise<{ faqs: readonly SearchableFaq[]; fingerprint: string }>
  /** The fingerprint alone, cheaply. Left out: `load` is asked. */
  loadFingerprint?(): Promise<string>
  /** What customers thought of earlier answers; asked for by `learn` and after every examination. Left out: the FAQ alone teaches. */
  loadLabels?(): Promise<readonly LabelledAnswer[]>
  encoder: SentenceEncoder | null
  /** Serves, when its vectors are there, while those of `encoder` are still being computed, or when it is broken. */
  standby?: SentenceEncoder | null
  /** Left out: vectors are computed anew by every process. */
  vectors?: VectorStore | null
  log: Log
}

/** So many texts are embedded before a new index is put in place; more of them afterwards. */
const embedAtOnce = 800
/** A FAQ with more texts than this is put in place untrained first: a change is to be found within a second. */
const trainAtOnce = 600
/** Editors save several FAQs in a row: only the last change is worth an examination. */
const quietMs = 1_000

/** Begins empty: the app awaits one `refresh()` before it takes messages. */
export async function createFaqLibrary(options: FaqLibraryOptions): Promise<FaqLibrary> {
  const { load, encoder, standby = null, vectors = null, log } = options
  const shelves = [encoder, standby].flatMap((one) => (one ? [createVectorShelf(one, vectors)] : []))
  const book = createTermBook()
  let current = await buildFaqIndex([], { encoder: null })
  let judgement: Judgement = defaultJudgement
  /** By the FAQ alone; null while it is not known. */
  let examination: Judgement | null = null
  let fingerprint: string | null = null
  let failure: string | null = null
  let embedding: FaqLibraryStatus['embedding'] = null
  let examined = false
  let closed = false
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null
  let improving = Promise.resolve()
  let outdated = new AbortController()

  const build = (
    faqs: readonly SearchableFaq[],
    shelf: VectorShelf | null,
    { train = true, signal }: { train?: boolean; signal?: AbortSignal } = {},
  ) =>
    buildFaqIndex(faqs, {
      encoder: shelf?.encoder ?? null,
      ...(shelf ? { embed: (texts: readonly string[]) => shelf.vectors(texts) } : {}),
      judgement,
      train,
      book,
      signal,
    })

  async function rebuild(): Promise<void> {
    if (closed) return
    outdated.abort()
    outdated = new AbortController()
    const { signal } = outdated
    try {
      const { faqs, fingerprint: loaded } = await load()
      const texts = [...listFaqTexts(faqs).texts, ...genericSentences]
      const shelf = await chooseShelf(texts)
      const trainsAtOnce = texts.length <= trainAtOnce
      current = await build(faqs, shelf, { train: trainsAtOnce }).catch((error: unknown) => {
        log.warn({ err: error }, 'The FAQ could not be embedded; it is searched by words alone.')
        return build(faqs, null, { train: trainsAtOnce })
      })
      fingerprint = loaded
      failure = null
      examined = false
      improving = improving
        .then(() => improve(faqs, texts, trainsAtOnce, signal))
        .catch((error: unknown) => {
          if (!signal.aborted)
            log.warn({ err: error }, 'The FAQ index could not be improved; it answers as it is.')
        })
    } catch (error) {
      failure = 'The FAQ index could not be rebuilt; the previous one answers.'
      log.error({ err: error }, failure)
    }
  }

  /** The first one that works and has most of its vectors already. */
  async function chooseShelf(texts: readonly string[]): Promise<VectorShelf | null> {
    for (const shelf of shelves)
      if (shelf.encoder.failure() === null && (await shelf.missing(texts)) <= embedAtOnce) return shelf
    return null
  }

  /** After a change is findable: the better encoder, training, examination. Ends early when the FAQ changes again. */
  async function improve(
    faqs: readonly SearchableFaq[],
    texts: readonly string[],
    trained: boolean,
    signal: AbortSignal,
  ): Promise<void> {
    signal.throwIfAborted()
    const shelf = shelves.find((one) => one.encoder.failure() === null) ?? null
    if (shelf && (current.encoder !== shelf.encoder || current.dense === null || !trained)) {
      try {
        await shelf.vectors(texts, (done, total) => {
          embedding = { done, total }
          signal.throwIfAborted()
        })
      } finally {
        embedding = null
      }
      put(await build(faqs, shelf, { signal }), signal)
    } else if (!trained) put(await build(faqs, shelf, { signal }), signal)
    await delay(quietMs, undefined, { ref: false, signal })
    const outcomes = await examineFaqs(faqs, {
      build: (some) => build(some, shelf, { signal }),
      embed: async (some) => (shelf ? shelf.vectors(some) : []),
      signal,
    })
    signal.throwIfAborted()
    const found = await judgeByExamination(outcomes)
    signal.throwIfAborted()
    examination = found
    await learn()
    signal.throwIfAborted()
    examined = true
    await shelf?.keepOnly(texts)
  }

  async function learn(): Promise<void> {
    if (examination === null) return
    try {
      const labels = (await options.loadLabels?.()) ?? []
      judgement = await judgeByLabels(examination, outcomesOfTraces(labels))
    } catch (error) {
      log.warn({ err: error }, 'The thumbs could not be read; the confidence goes by the FAQ alone.')
      judgement = examination
    }
    current = withJudgement(current, judgement)
  }

  function put(index: FaqIndex, signal: AbortSignal): void {
    signal.throwIfAborted()
    current = index
  }

  /** A rebuild that runs already may have read before the caller's commit, so the caller gets the one after it. */
  function refresh(): Promise<void> {
    if (!running) {
      running = rebuild().finally(() => {
        running = null
      })
      return running
    }
    next ??= running.then(() => {
      next = null
      return refresh()
    })
    return next
  }

  return {
    current: () => current,
    refresh,
    learn,
    async refreshIfChanged() {
      try {
        const stored = await (options.loadFingerprint ?? (async () => (await load()).fingerprint))()
        const encoderIsBack =
          current.dense === null &&
          current.faqs.length > 0 &&
          embedding === null &&
          shelves.some((one) => one.encoder.failure() === null)
        if (stored !== fingerprint || failure || (encoderIsBack && examined)) await refresh()
      } catch (error) {
        failure = 'The FAQ could not be read; the previous index answers.'
        log.error({ err: error }, failure)
      }
    },
    status: () => ({
      faqs: current.faqs.length,
      ready: fingerprint !== null,
      degraded: failure ?? encoder?.failure() ?? null,
      model: current.dense ? (current.encoder?.model ?? null) : null,
      embedding,
      examined,
    }),
    async peekVectors(texts) {
      const shelf = shelves.find((one) => one.encoder === current.encoder)
      return shelf ? shelf.peek(texts) : []
    },
    async settled() {
      await (next ?? running)
      await improving
    },
    async close() {
      closed = true
      outdated.abort()
      await (next ?? running)
      await improving
    },
  }
}
