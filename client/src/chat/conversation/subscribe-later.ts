import type { LiveSubscription, SubscribeOptions, subscribe } from '../../live-subscription.ts'
import { importAgain } from '../../ui/loading/import-again.ts'

const retryMs = 5000

/** Sockets are for conversations that have begun: until then there is no need to load what opens them. */
export function loadSockets(): Promise<{ subscribe: typeof subscribe }> {
  return importAgain(() => import('../../live-subscription.ts'))
}

/** As `subscribe`, as soon as its file is there. */
export function subscribeLater<Data, Variables extends Record<string, unknown>>(
  options: SubscribeOptions<Data, Variables>,
): LiveSubscription {
  let live: LiveSubscription | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  let stopped = false

  async function begin(): Promise<void> {
    clearTimeout(retry)
    try {
      const file = await loadSockets()
      if (!stopped) live ??= file.subscribe(options)
    } catch {
      // As a lost socket: requests bring the news meanwhile.
      if (stopped) return
      options.onConnected(false)
      retry = setTimeout(() => void begin(), retryMs)
    }
  }
  void begin()

  return {
    reconnectNow() {
      if (live) live.reconnectNow()
      else void begin()
    },
    stop() {
      stopped = true
      clearTimeout(retry)
      live?.stop()
    },
  }
}
