import type { Deps } from '../../deps.ts'

/** Notices when nothing has come for a moment, so that a finished sentence need not wait for the next one to begin. */
export interface PauseWatch {
  heard(): void
}

const PAUSE_MS = 100

export function createPauseWatch(
  { sleep }: Pick<Deps, 'sleep'>,
  signal: AbortSignal,
  onPause: () => void,
): PauseWatch {
  let heard = 0
  let watching = false

  async function watch(): Promise<void> {
    watching = true
    let before: number
    do {
      before = heard
      await sleep(PAUSE_MS, signal)
    } while (heard !== before && !signal.aborted)
    watching = false
    if (!signal.aborted) onPause()
  }

  return {
    heard() {
      heard += 1
      if (!watching) void watch()
    },
  }
}
