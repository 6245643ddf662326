import { type Accessor, createEffect, createMemo, createSignal, onCleanup } from 'solid-js'
import { createVisible } from '../../ui/create-visible.ts'
import type { Conversation } from './conversation.ts'
import type { SavedChat } from './saved-session.ts'
import { isNews } from './unread.ts'

export interface Unread {
  count: Accessor<number>
  /** The seq of the first message that came while the customer was not looking, until they look the next time. */
  newFrom: Accessor<number | undefined>
}

/**
 * What the customer has not seen yet: what came while the chat was not `open`, or its tab in the background. It survives
 * reloads and is the same in every tab.
 */
export function createUnread(
  state: Accessor<Conversation>,
  saved: Pick<SavedChat, 'key' | 'seenSeq' | 'saveSeen'>,
  open: Accessor<boolean>,
): Unread {
  const [seen, setSeen] = createSignal(saved.seenSeq())
  const [newFrom, setNewFrom] = createSignal<number>()
  const visible = createVisible()
  const isLooking = createMemo(() => open() && visible() && state().history.state === 'loaded')
  let looked = false

  const onStorage = (event: StorageEvent): void => {
    if (event.key === saved.key) setSeen((before) => Math.max(before ?? 0, saved.seenSeq() ?? 0))
  }
  window.addEventListener('storage', onStorage)
  onCleanup(() => window.removeEventListener('storage', onStorage))

  createEffect(() => {
    const { messages, history } = state()
    if (history.state !== 'loaded') return
    const newest = messages.at(-1)?.seq ?? 0
    // A conversation from before this memory: nothing in it is new.
    const before = seen() ?? newest
    const begins = isLooking() && !looked
    looked = isLooking()
    if (begins) setNewFrom(messages.find((message) => isNews(message, before))?.seq)
    if (!looked && seen() !== undefined) return
    setSeen(newest)
    saved.saveSeen(newest)
  })

  return {
    count: () => state().messages.filter((message) => isNews(message, seen() ?? message.seq)).length,
    newFrom,
  }
}
