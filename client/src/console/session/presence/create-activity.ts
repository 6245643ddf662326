import { onCleanup } from 'solid-js'

/** Who has touched nothing for this long may have left their desk, although the tab is in view. */
const idleAfterMs = 60_000

const signs = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchmove'] as const

/** Whether the person is at this page: it is in view, and they have just done something. Opening it counts. */
export function createActivity(): () => boolean {
  let activeAt = performance.now()
  const onSign = (): void => {
    activeAt = performance.now()
  }
  for (const sign of signs) window.addEventListener(sign, onSign, { passive: true, capture: true })
  onCleanup(() => {
    for (const sign of signs) window.removeEventListener(sign, onSign, { capture: true })
  })
  return () => document.visibilityState === 'visible' && performance.now() - activeAt < idleAfterMs
}
