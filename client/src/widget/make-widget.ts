import type { HeardMessage, Identity } from '../embedding-messages.ts'
import { attempt } from '../ui/browser/forgiving-browser.ts'
import { keepAttached } from './keep-attached.ts'
import { makeLauncher } from './make-launcher.ts'
import type { Panel } from './panel/make-panel.ts'
import { chatPage, type WidgetOptions } from './widget-options.ts'

/** What the page's own scripts can do: `window.SupportBot`. */
export interface SupportBot {
  open(): void
  close(): void
  /** Says who the customer is; without a userId, that the customer has signed out. */
  identify(identity: Identity): void
  /** Calls `listener` with each new message, the customer's own included; gives back a function that ends it. */
  onMessage(listener: (message: HeardMessage) => void): () => void
}

/**
 * The launcher. All else is in widget-panel.js, which is loaded with the first use, and on pages after it: before that
 * nothing is loaded and nothing is kept.
 */
export function makeWidget(options: WidgetOptions): SupportBot {
  const launcher = makeLauncher(options)
  const listeners = new Set<(message: HeardMessage) => void>()
  let loading: Promise<Panel> | undefined
  let failures = 0

  const load = async (): Promise<Panel> => {
    // Browsers keep a failed address for as long as the page: the next attempt has another.
    const url = `${options.base}widget-panel.js${failures ? `?${failures}` : ''}`
    const file: typeof import('./panel/make-panel.ts') = await import(/* @vite-ignore */ url)
    return file.makePanel({ options, launcher, listeners })
  }
  const use = (act?: (panel: Panel) => void): void => {
    loading ??= load()
    loading.then(act, () => {
      loading = undefined
      failures += 1
      if (failures === 1) use(act)
      // A policy of the page, or the network. The chat itself may be there.
      else if (act) window.open(chatPage(options.chatUrl))
    })
  }

  launcher.button.addEventListener('click', () => {
    launcher.typeAhead()
    use((panel) => panel.toggle())
  })
  keepAttached(launcher.host)
  // Only customers who have used it before have something here.
  if (attempt(() => localStorage.getItem('support-bot') ?? sessionStorage.getItem('support-bot'))) use()

  return {
    open: () => use((panel) => panel.toggle(true)),
    close: () => loading && use((panel) => panel.toggle(false)),
    identify({ userId, userHash }) {
      options.identity = { userId, userHash }
      if (loading) use((panel) => panel.identify())
    },
    onMessage(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
