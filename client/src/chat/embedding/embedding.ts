import { type Accessor, createEffect, createSignal, on, untrack } from 'solid-js'
import type { FromChat, Identity, ToChat } from '../embedding-messages.ts'
import type { ConversationModel } from './create-conversation.ts'

/** The page around the chat, with the widget on it. */
export interface Embedding {
  /** Who the page says that the customer is, by now. */
  identity: Accessor<Identity>
  /** Asks the widget to hide the chat. */
  close(): void
  /** Tells the page what is new for as long as the owner lives, and has the composer focused at each opening. */
  createReports(conversation: Pick<ConversationModel, 'state'>, focus: () => void): void
}

/**
 * Resolves when the widget at `origin` answers. It never does when the page around is another one than the address
 * says: nothing is shown and nothing is told to it. One connection a page; it lasts as long as the page.
 */
export function connectToPage(origin: string): Promise<Embedding> {
  const { parent } = window
  const tell = (message: FromChat): void => parent.postMessage(message, origin)
  const close = (): void => tell({ supportBot: 'close' })
  const [identity, setIdentity] = createSignal<Identity>({})
  const [open, setOpen] = createSignal(false)

  document.addEventListener('keydown', (event) => {
    // Escape first closes an open sheet, and a list of the input method.
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return
    if (!document.querySelector('dialog[open]')) close()
  })

  return new Promise((resolve) => {
    window.addEventListener('message', (event) => {
      if (event.source !== parent || event.origin !== origin || !isForChat(event.data)) return
      const message = event.data
      if (message.supportBot === 'toggled') return setOpen(message.open)
      setIdentity(message.identity)
      if (message.supportBot === 'identified') return
      setOpen(message.open)
      resolve({
        identity,
        close,
        createReports: (conversation, focus) => createReports(conversation, { open, focus, tell }),
      })
    })
    tell({ supportBot: 'ready' })
  })
}

interface ReportOptions {
  open: Accessor<boolean>
  focus: () => void
  tell: (message: FromChat) => void
}

function createReports(conversation: Pick<ConversationModel, 'state'>, options: ReportOptions): void {
  const { open, focus, tell } = options
  /** Up to here the page is told nothing: what was said before it loaded is not news. */
  let before: number | undefined
  let seen = 0
  const told = new Set<number>()

  createEffect(() => {
    const { messages, history } = conversation.state()
    if (history.state !== 'loaded') return
    const newest = messages.at(-1)?.seq ?? 0
    if (before === undefined) {
      before = newest
      seen = newest
    }
    for (const { id, seq, sender, text, agentName, createdAt } of messages) {
      if (seq <= before || told.has(seq)) continue
      told.add(seq)
      tell({
        supportBot: 'message',
        message: { id, sender, text, agentName: agentName ?? undefined, createdAt },
      })
    }
    if (open()) seen = newest
    const unread = messages.filter(
      ({ seq, sender }) => seq > seen && (sender === 'BOT' || sender === 'AGENT'),
    ).length
    tell({ supportBot: 'unread', count: unread })
  })
  createEffect(on(open, (isOpen) => isOpen && untrack(focus)))
}

/** The page is somebody else's, and other scripts of it may talk to every frame. */
function isForChat(data: unknown): data is ToChat {
  if (typeof data !== 'object' || data === null || !('supportBot' in data)) return false
  const names = ['start', 'toggled', 'identified']
  if (!names.includes(String(data.supportBot))) return false
  if (data.supportBot === 'toggled') return true
  if (!('identity' in data) || typeof data.identity !== 'object' || data.identity === null) return false
  const { userId, userHash } = data.identity as Record<string, unknown>
  return [userId, userHash].every((value) => value === undefined || typeof value === 'string')
}
