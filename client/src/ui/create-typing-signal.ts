import { onCleanup } from 'solid-js'

const repeatMs = 3000
const idleMs = 4000

/**
 * Signals that the person is typing: at most every three seconds while keys are pressed, and once when they stop.
 * `tell` is called with false only after true.
 */
export function createTypingSignal(tell: (typing: boolean) => void) {
  let toldAt: number | undefined
  let idle: ReturnType<typeof setTimeout> | undefined

  function stop(): void {
    clearTimeout(idle)
    if (toldAt !== undefined) tell(false)
    toldAt = undefined
  }

  onCleanup(() => clearTimeout(idle))

  return {
    pressed(): void {
      clearTimeout(idle)
      idle = setTimeout(stop, idleMs)
      const now = performance.now()
      if (toldAt !== undefined && now - toldAt < repeatMs) return
      toldAt = now
      tell(true)
    },
    stop,
  }
}
