import type { FromChat, HeardMessage, Identity, ToChat } from '../embedding-messages.ts'
import { makeCover } from './make-cover.ts'
import { makeLauncher } from './make-launcher.ts'
import type { WidgetOptions } from './widget-options.ts'

/** What the page's own scripts can do: `window.SupportBot`. */
export interface SupportBot {
  open(): void
  close(): void
  /** Says who the customer is; without a userId, that nobody is signed in any more. */
  identify(identity: Identity): void
  /** Calls `listener` with each new message, the customer's own included; gives back a function that ends it. */
  onMessage(listener: (message: HeardMessage) => void): () => void
}

/** The launcher and, from its first use on, the chat in an iframe. Before that nothing is loaded and nothing is kept. */
export function makeWidget(options: WidgetOptions): SupportBot {
  const launcher = makeLauncher(options)
  const cover = makeCover(launcher.host)
  const listeners = new Set<(message: HeardMessage) => void>()
  let { identity } = options
  let open = false
  let chat: HTMLIFrameElement | undefined
  let talking = false

  const tell = (message: ToChat): void => {
    if (talking) chat?.contentWindow?.postMessage(message, options.origin)
  }

  const load = (): HTMLIFrameElement => {
    const iframe = document.createElement('iframe')
    iframe.title = launcher.name
    iframe.allow = 'clipboard-write'
    iframe.src = options.chatUrl
    launcher.frame.prepend(iframe)
    return iframe
  }

  const toggle = (next: boolean): void => {
    if (next === open) return
    open = next
    // The focus goes where the customer looks, but is taken from nobody who is at work elsewhere on the page.
    const within = launcher.host.shadowRoot?.activeElement
    launcher.setOpen(open)
    cover(open)
    tell({ supportBot: 'toggled', open })
    if (open) {
      chat ??= load()
      chat.focus()
    } else if (within) launcher.button.focus()
  }

  window.addEventListener('message', ({ source, origin, data }) => {
    if (!chat || source !== chat.contentWindow || origin !== options.origin) return
    const message = data as FromChat // Written by our own chat: window and origin are its own.
    switch (message.supportBot) {
      case 'ready':
        talking = true
        return tell({ supportBot: 'start', identity, open })
      case 'close':
        return toggle(false)
      case 'unread':
        return launcher.setUnread(message.count)
      case 'message':
        for (const listener of listeners) listener(message.message)
    }
  })
  launcher.button.addEventListener('click', () => toggle(!open))
  launcher.host.addEventListener('keydown', ({ key }) => key === 'Escape' && toggle(false))
  fitAboveKeyboard(launcher.host)

  const attach = (): void => document.body.append(launcher.host)
  if (document.body) attach()
  else document.addEventListener('DOMContentLoaded', attach)

  return {
    open: () => toggle(true),
    close: () => toggle(false),
    identify({ userId, userHash }) {
      identity = { userId, userHash }
      tell({ supportBot: 'identified', identity })
    },
    onMessage(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** On a phone the keyboard lies over the page; only the visual viewport knows what is left. */
function fitAboveKeyboard(host: HTMLElement): void {
  const view = window.visualViewport
  const fit = (): void => {
    if (!view || view.scale > 1) return
    host.style.setProperty('--top', `${view.offsetTop}px`)
    host.style.setProperty('--height', `${view.height}px`)
  }
  view?.addEventListener('resize', fit)
  view?.addEventListener('scroll', fit)
}
