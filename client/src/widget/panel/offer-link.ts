import type { Launcher } from '../make-launcher.ts'
import { chatPage } from '../widget-options.ts'
import type { PanelWords } from './panel-words.ts'

/** A chat that has not said a word this long after it was opened is kept from being shown, or its network is slow. */
const patienceMs = 5000

/**
 * Some pages may not show frames, or not this one: by their own policy, or because a proxy adds X-Frame-Options to the
 * chat. In place of an empty panel there is a link to the chat.
 */
export function offerLink(chatUrl: string, { frame }: Launcher, words: PanelWords) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let offer: HTMLElement | undefined
  let isThere = false

  const show = (): void => {
    if (offer) return
    offer = document.createElement('aside')
    const text = document.createElement('span')
    text.textContent = words.blocked
    const link = document.createElement('a')
    link.textContent = words.openChat
    link.href = chatPage(chatUrl)
    link.target = '_blank'
    link.rel = 'noopener'
    offer.append(text, link)
    frame.prepend(offer)
  }
  document.addEventListener('securitypolicyviolation', ({ blockedURI }) => {
    if (chatUrl.startsWith(blockedURI) && timer && !isThere) show()
  })

  return {
    /** From the opening on. */
    watch(): void {
      if (!isThere) timer ??= setTimeout(show, patienceMs)
    },
    /** The chat is there after all. */
    withdraw(): void {
      isThere = true
      clearTimeout(timer)
      offer?.remove()
    },
  }
}
