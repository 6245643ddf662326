import { type Accessor, createEffect, createSignal, on, onMount } from 'solid-js'
import type { FromChat, Identity, NotificationState, ToChat } from '../../embedding-messages.ts'
import { confirmsWord } from '../../ui/confirms-word.ts'
import type { ComposerHandle } from '../composer/create-draft.ts'
import type { ConversationModel } from '../conversation/create-conversation.ts'
import { createFirstKeys } from './first-keys.ts'

/** The page around the chat, with the widget on it. */
export interface Embedding {
  /** Who the page says that the customer is, by now. */
  identity: Accessor<Identity>
  open: Accessor<boolean>
  notifications: Accessor<NotificationState>
  /** Has the page ask for the permission to notify. */
  notify(): void
  /** Asks the widget to hide the chat. */
  close(): void
  /** Tells the page what is new for as long as the owner lives, and has the composer focused at each opening. */
  createReports(reported: Reported): void
}

export interface Reported {
  conversation: Pick<ConversationModel, 'state' | 'session'>
  unread: Accessor<number>
  composer: () => ComposerHandle | undefined
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
  const [typed, setTyped] = createSignal<{ text: string }>()
  const [notifications, setNotifications] = createSignal<NotificationState>('unavailable')

  document.addEventListener('keydown', (event) => {
    // Escape first closes an open sheet, and a list of the input method.
    if (event.key !== 'Escape' || event.defaultPrevented || confirmsWord(event)) return
    if (!document.querySelector('dialog[open]')) close()
  })

  return new Promise((resolve) => {
    window.addEventListener('message', (event) => {
      if (event.source !== parent || event.origin !== origin || !isForChat(event.data)) return
      const message = event.data
      switch (message.supportBot) {
        case 'toggled':
          return setOpen(message.open)
        case 'identified':
          return setIdentity(message.identity)
        case 'typed':
          return setTyped(message)
        case 'notifications':
          return setNotifications(message.state)
      }
      setIdentity(message.identity)
      setOpen(message.open)
      setNotifications(message.notifications)
      resolve({
        identity,
        open,
        notifications,
        notify: () => tell({ supportBot: 'notify' }),
        close,
        createReports: (reported) => createReports(reported, { open, typed, tell }),
      })
    })
    tell({ supportBot: 'ready' })
  })
}

interface ReportOptions {
  open: Accessor<boolean>
  typed: Accessor<{ text: string } | undefined>
  tell: (message: FromChat) => void
}

function createReports({ conversation, unread, composer }: Reported, options: ReportOptions): void {
  const { open, typed, tell } = options
  const firstKeys = createFirstKeys(composer)
  /** Up to here the page is told nothing: what was said before it loaded is not news. */
  let before: number | undefined
  const told = new Set<number>()

  createEffect(() => {
    const { messages, history } = conversation.state()
    if (history.state !== 'loaded') return
    before ??= messages.at(-1)?.seq ?? 0
    for (const { id, seq, sender, text, agentName, createdAt } of messages) {
      if (seq <= before || told.has(seq)) continue
      told.add(seq)
      tell({
        supportBot: 'message',
        message: { id, sender, text, agentName: agentName ?? undefined, createdAt },
      })
    }
  })
  createEffect(() => tell({ supportBot: 'session', exists: conversation.session() !== undefined }))
  createEffect(() => {
    if (conversation.state().history.state === 'loaded') tell({ supportBot: 'unread', count: unread() })
  })
  onMount(() => tell({ supportBot: 'writable' }))
  // At the first opening the page hands the focus over, with what was typed before; on a page that comes after the one
  // it was opened on, the customer is at work.
  createEffect(on(open, (isOpen) => (isOpen ? firstKeys.handOn('') : firstKeys.collect()), { defer: true }))
  createEffect(on(typed, (given) => given && firstKeys.handOn(given.text)))
}

/** The page is another site's, and its other scripts may talk to every frame. */
function isForChat(data: unknown): data is ToChat {
  if (typeof data !== 'object' || data === null || !('supportBot' in data)) return false
  switch (data.supportBot) {
    case 'toggled':
      return true
    case 'typed':
      return 'text' in data && typeof data.text === 'string'
    case 'notifications':
      return 'state' in data && typeof data.state === 'string'
    case 'start':
    case 'identified':
      return 'identity' in data && isIdentity(data.identity)
    default:
      return false
  }
}

function isIdentity(value: unknown): value is Identity {
  if (typeof value !== 'object' || value === null) return false
  const { userId, userHash } = value as Record<string, unknown>
  return [userId, userHash].every((part) => part === undefined || typeof part === 'string')
}
