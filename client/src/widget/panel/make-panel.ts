import type { FromChat, HeardMessage, ToChat } from '../../embedding-messages.ts'
import { makeNotifier } from '../../ui/attention/make-notifier.ts'
import { makeTitleFlash } from '../../ui/attention/make-title-flash.ts'
import type { Launcher } from '../make-launcher.ts'
import type { WidgetOptions } from '../widget-options.ts'
import { closeByBackButton } from './close-by-back-button.ts'
import { fitAboveKeyboard } from './fit-above-keyboard.ts'
import { makeFrames } from './make-frames.ts'
import { makeOpening } from './make-opening.ts'
import { makePageInert } from './make-page-inert.ts'
import { offerLink } from './offer-link.ts'
import css from './panel.css?inline'
import { panelWords } from './panel-words.ts'
import { memory } from './remember-use.ts'

/** What the launcher gives. */
export interface WidgetCore {
  /** Who the customer is may change. */
  options: WidgetOptions
  launcher: Launcher
  /** Of the page's own scripts. */
  listeners: ReadonlySet<(message: HeardMessage) => void>
}

export interface Panel {
  toggle(open?: boolean): void
  /** Who the customer is has changed. */
  identify(): void
}

/** The chat above the button; where it is closed since an earlier page, what listens for its answers. */
export function makePanel({ options, launcher, listeners }: WidgetCore): Panel {
  dress(launcher)
  const words = panelWords(options.language)
  const frames = makeFrames(launcher, options.origin, hear)
  const makeInert = makePageInert(launcher.host)
  const closeOnBack = closeByBackButton(() => opening.toggle(false))
  const flash = makeTitleFlash(words.newMessages)
  const linkInstead = offerLink(options.chatUrl, launcher, words)
  const notifier = makeNotifier({
    isWanted: memory.wantsNotifications,
    want: memory.wantNotifications,
    onOpen: () => opening.toggle(true),
  })
  const opening = makeOpening({
    options,
    launcher,
    frames,
    onToggle(open) {
      makeInert(open)
      closeOnBack(open)
      memory.setOpen(open)
      if (open) linkInstead.watch()
    },
  })
  let listening: HTMLIFrameElement | undefined

  function hear(message: FromChat, source: HTMLIFrameElement): void {
    switch (message.supportBot) {
      case 'ready':
        frames.answer(source, start())
        if (!opening.isChat(source)) break
        linkInstead.withdraw()
        // From here on the chat hears its answers itself.
        listening?.remove()
        break
      case 'writable':
        opening.handOver()
        break
      case 'close':
        opening.toggle(false)
        break
      case 'session':
        memory.setSession(message.exists)
        break
      case 'unread':
        launcher.setUnread(message.count)
        flash(message.count)
        break
      case 'message':
        pass(message.message)
        break
      case 'notify':
        void notifier.ask().then(() => frames.tell({ supportBot: 'notifications', state: notifier.state() }))
    }
  }

  function pass(message: HeardMessage): void {
    const { sender, agentName, text } = message
    if (sender === 'AGENT' || sender === 'BOT') notifier.show(agentName ?? launcher.name, text)
    for (const listener of listeners) listener(message)
  }

  function start(): ToChat {
    const [open, notifications] = [opening.isOpen(), notifier.state()]
    return { supportBot: 'start', identity: options.identity, open, notifications }
  }

  fitAboveKeyboard(launcher.host)
  launcher.host.addEventListener('keydown', ({ key, isComposing }) => {
    if (key === 'Escape' && !isComposing) opening.toggle(false)
  })
  if (memory.isOpen()) opening.toggle(true, false)
  else if (memory.hasSession()) listening = frames.load(listenerUrl(options), true)

  return {
    toggle: (next) => opening.toggle(next),
    identify: () => frames.tell({ supportBot: 'identified', identity: options.identity }),
  }
}

function dress({ root }: Launcher): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets.push(sheet)
}

function listenerUrl({ base, chatUrl }: WidgetOptions): string {
  return new URL(`listener.html${new URL(chatUrl).search}`, base).href
}
