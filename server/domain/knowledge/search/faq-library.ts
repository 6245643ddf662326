import { setTimeout as delay } from 'node:timers/promises'
import { createFaqIndexer, type FaqIndexerOptions, type FaqIndexerStatus } from './faq-indexer.ts'
import type { SearchableFaq } from './faq-match.ts'
import type { FaqIndex } from './index/faq-index.ts'
import type { FaqVectors } from './index/faq-vectors.ts'

/** This replica's current index of the FAQ. */
export interface FaqLibrary {
  /** The index to search now. Empty until the first `refresh` has succeeded. */
  current(): FaqIndex
  /**
   * The same for a customer's message: an empty one is looked at again first, and what is being built is waited for, for
   * two seconds at most. An import must not be met with "I have nothing". Never rejects.
   */
  filled(): Promise<FaqIndex>
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
  /** Vectors by the encoder of the current index, null when it has none; new texts are computed and not kept. */
  peekVectors(): FaqVectors | null
  /** Resolves when nothing goes on in the background: the index is as good as it gets. */
  settled(): Promise<void>
  /** Resolves when no rebuild is running any more; later calls of `refresh` do nothing. */
  close(): Promise<void>
}

export interface FaqLibraryStatus extends FaqIndexerStatus {
  faqs: number
  /** False until the first index is in place. */
  ready: boolean
  /** Null, or what goes on and is no trouble, in words for `/health`. */
  progress: string | null
  /** Null, or what does not work at the moment, in words for `/health`. */
  degraded: string | null
}

export interface FaqLibraryOptions extends FaqIndexerOptions {
  /** The enabled FAQs, and a text that changes whenever they do. */
  load(): Promise<{ faqs: readonly SearchableFaq[]; fingerprint: string }>
  /** The fingerprint alone, cheaply. Left out: `load` is asked. */
  loadFingerprint?(): Promise<string>
}

const MAX_WAIT_MS = 2_000

/** Begins empty: the app awaits one `refresh()` before it takes messages. */
export async function createFaqLibrary(options: FaqLibraryOptions): Promise<FaqLibrary> {
  const { load, encoder, log } = options
  const indexer = await createFaqIndexer(options)
  let fingerprint: string | null = null
  let failure: string | null = null
  let closed = false
  let outdated = new AbortController()

  async function rebuild(): Promise<void> {
    if (closed) return
    outdated.abort()
    outdated = new AbortController()
    const { signal } = outdated
    try {
      const { faqs, fingerprint: loaded } = await load()
      await indexer.replace(faqs, signal)
      fingerprint = loaded
      failure = null
    } catch (error) {
      failure = 'The FAQ index could not be rebuilt; the previous one answers.'
      log.error({ err: error }, failure)
    }
  }

  const rebuilds = createQueueOfTwo(rebuild)
  const refresh = rebuilds.run

  async function refreshIfChanged(): Promise<void> {
    try {
      const stored = await (options.loadFingerprint ?? (async () => (await load()).fingerprint))()
      if (stored !== fingerprint || failure || indexer.encoderIsBack()) await refresh()
    } catch (error) {
      failure = 'The FAQ could not be read; the previous index answers.'
      log.error({ err: error }, failure)
    }
  }

  async function settled(): Promise<void> {
    await rebuilds.last()
    await indexer.settled()
  }

  return {
    current: indexer.current,
    refresh,
    learn: indexer.learn,
    refreshIfChanged,
    async filled() {
      if (indexer.current().faqs.length === 0)
        await Promise.race([refreshIfChanged(), delay(MAX_WAIT_MS, null, { ref: false })])
      return indexer.current()
    },
    status: () => ({
      ...indexer.status(),
      faqs: indexer.current().faqs.length,
      ready: fingerprint !== null,
      progress: progressOf(indexer.status()),
      degraded: failure ?? encoder?.failure() ?? null,
    }),
    peekVectors: indexer.peekVectors,
    settled,
    async close() {
      closed = true
      outdated.abort()
      await settled()
    },
  }
}

function progressOf({ embedding, model }: FaqIndexerStatus): string | null {
  if (embedding === null) return null
  const meanwhile = model === null ? 'words alone' : model
  return `${embedding.done} of ${embedding.total} texts of the FAQ are embedded by ${embedding.model}; meanwhile it is searched by ${meanwhile}.`
}

/** A run that has begun may have read before the caller's commit, so the caller gets the one after it, with all others. */
function createQueueOfTwo(work: () => Promise<void>) {
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null

  function run(): Promise<void> {
    if (!running) {
      running = work().finally(() => {
        running = null
      })
      return running
    }
    next ??= running.then(() => {
      next = null
      return run()
    })
    return next
  }

  return { run, last: () => next ?? running }
}
