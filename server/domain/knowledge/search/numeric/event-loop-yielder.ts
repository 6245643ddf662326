import { setImmediate } from 'node:timers/promises'

/** A promise when it is others' turn, else nothing: `const pause = maybeYield(); if (pause) await pause`. */
export type EventLoopYielder = () => Promise<unknown> | undefined

/** A request waits for one such slice at most, so it is far below the 10 ms that nothing may hold the event loop. */
const SLICE_MS = 2

/**
 * For long work on the event loop, called at every step of it: time and not a count of steps decides when others go
 * first, since a step takes longer on a slow machine. How long things take is all that the clock is asked for. The
 * pause rejects when `signal` is aborted: nobody waits for the work any more.
 */
export function createEventLoopYielder(signal?: AbortSignal): EventLoopYielder {
  let since = performance.now()
  return () => {
    if (performance.now() - since < SLICE_MS) return undefined
    return setImmediate(undefined, { signal }).then(() => {
      since = performance.now()
    })
  }
}
