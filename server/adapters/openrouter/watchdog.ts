import { AttemptFailure } from './attempt-failure.ts'

export interface Bounds {
  firstTokenMs: number
  gapMs: number
  totalMs: number
}

/**
 * Ends one try when it takes too long: until the first token, between tokens, in all. The SDK's own time-out ends
 * with the headers, and a stream that only sends comments would hang for ever.
 */
export interface Watchdog {
  /** Aborts when a bound is passed, when the caller gives up, and at the end. */
  readonly signal: AbortSignal
  /**
   * Waits for the promise, whether it reacts to `signal` or not.
   * @throws AttemptFailure `timeout` or `aborted`.
   */
  wait<T>(promise: Promise<T>): Promise<T>
  /** A token came: the next one has `ms` (by default the gap). What the caller does between waits does not count. */
  alive(ms?: number): void
  /** Leaves no timer and no listener behind. Idempotent. */
  end(): void
}

export function createWatchdog(caller: AbortSignal, { firstTokenMs, gapMs, totalMs }: Bounds): Watchdog {
  const controller = new AbortController()
  const bitten = Promise.withResolvers<never>()
  bitten.promise.catch(() => undefined) // It is waited for only while something else is.
  const bite = (failure: AttemptFailure) => {
    bitten.reject(failure)
    controller.abort()
  }
  const onAbort = () => bite(new AttemptFailure('aborted', 'The reply is no longer waited for.'))
  const total = setTimeout(
    () => bite(new AttemptFailure('timeout', `Not done after ${totalMs} ms.`)),
    totalMs,
  )
  caller.addEventListener('abort', onAbort, { once: true })
  if (caller.aborted) onAbort()
  let allowedMs = firstTokenMs

  return {
    signal: controller.signal,
    async wait(promise) {
      const started = performance.now()
      let over = false
      // A process that was held up itself sees its timers before what has arrived meanwhile: that is read first.
      const silent = () =>
        setImmediate(() => {
          if (!over) bite(new AttemptFailure('timeout', 'No token in time.'))
        })
      const timer = setTimeout(silent, Math.max(1, allowedMs))
      try {
        return await Promise.race([promise, bitten.promise])
      } finally {
        over = true
        clearTimeout(timer)
        allowedMs -= performance.now() - started
      }
    },
    alive(ms = gapMs) {
      allowedMs = ms
    },
    end() {
      clearTimeout(total)
      caller.removeEventListener('abort', onAbort)
      controller.abort()
    },
  }
}
