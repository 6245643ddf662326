import type { Log } from '#server/ports/log.ts'
import type { SentenceEncoder } from '#server/ports/sentence-encoder.ts'
import { buildFaqIndex, type FaqIndex } from './faq-index.ts'
import type { SearchableFaq } from './faq-match.ts'

/** This replica's current index of the FAQ. */
export interface FaqLibrary {
  /** The index to search now. Empty until the first `refresh` has succeeded. */
  current(): FaqIndex
  /**
   * Reads the FAQ again and puts the new index in place; resolves when an index that holds everything committed
   * before the call is current, or when that failed (then the old one stays and `status` says so). Never rejects.
   * Many calls at once cost at most two rebuilds.
   */
  refresh(): Promise<void>
  /** Like `refresh`, but only when the stored FAQ's fingerprint has changed: for polling. Never rejects. */
  refreshIfChanged(): Promise<void>
  status(): FaqLibraryStatus
  /** Resolves when no rebuild is running any more; later calls of `refresh` do nothing. */
  close(): Promise<void>
}

export interface FaqLibraryStatus {
  faqs: number
  /** False until the first index is in place. */
  ready: boolean
  /** Null, or what does not work at the moment, in words for `/health`. */
  degraded: string | null
}

export interface FaqLibraryOptions {
  /** The enabled FAQs, and a text that changes whenever they do. */
  load(): Promise<{ faqs: readonly SearchableFaq[]; fingerprint: string }>
  /** The fingerprint alone, cheaply. Left out: `load` is asked. */
  loadFingerprint?(): Promise<string>
  encoder: SentenceEncoder | null
  log: Log
}

/** Begins empty: the app awaits one `refresh()` before it takes messages. */
export async function createFaqLibrary(options: FaqLibraryOptions): Promise<FaqLibrary> {
  const { load, encoder, log } = options
  let current = await buildFaqIndex([], { encoder })
  let fingerprint: string | null = null
  let failure: string | null = null
  let closed = false
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null

  async function rebuild(): Promise<void> {
    if (closed) return
    try {
      const loaded = await load()
      current = await buildFaqIndex(loaded.faqs, { encoder })
      fingerprint = loaded.fingerprint
      failure = null
    } catch (error) {
      failure = 'The FAQ index could not be rebuilt; the previous one answers.'
      log.error({ err: error }, failure)
    }
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
    async refreshIfChanged() {
      try {
        const stored = await (options.loadFingerprint ?? (async () => (await load()).fingerprint))()
        if (stored !== fingerprint || failure) await refresh()
      } catch (error) {
        failure = 'The FAQ could not be read; the previous index answers.'
        log.error({ err: error }, failure)
      }
    },
    status: () => ({
      faqs: current.faqs.length,
      ready: fingerprint !== null,
      degraded: failure ?? encoder?.failure() ?? null,
    }),
    async close() {
      closed = true
      await (next ?? running)
    },
  }
}
