import { createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import { createStickToBottom } from '../../ui/create-stick-to-bottom.ts'
import { useChat } from '../chat-context.ts'

/** Where the customer is in the log, and what came below it. An `isEmpty` one is read from its top. */
export function createLogScroll(isEmpty: () => boolean) {
  const { conversation, newFrom } = useChat()
  const { state } = conversation
  const [unseen, setUnseen] = createSignal(0)
  const scroll = createStickToBottom(() => !isEmpty())

  const received = createMemo(
    () => state().messages.findLast((message) => message.sender !== 'CUSTOMER')?.seq ?? 0,
  )
  createEffect(
    on(received, (seq, before) => {
      if (before && seq > before && !scroll.atBottom()) setUnseen((count) => count + 1)
    }),
  )
  createEffect(() => {
    if (scroll.atBottom()) setUnseen(0)
  })
  // Customers want to see what they have just written.
  createEffect(
    on(
      () => state().outgoing.length,
      (now, before) => now > (before ?? 0) && scroll.toBottom(),
    ),
  )

  // Where the new ones begin is in sight, also when they are longer than the window.
  createEffect(
    on(newFrom, (from) => {
      if (from === undefined) return
      // Two frames: the rows are measured, and the log is scrolled to its end, after the first.
      requestAnimationFrame(() => requestAnimationFrame(() => scroll.showFromAbove('.log-new')))
    }),
  )

  return {
    atBottom: scroll.atBottom,
    toBottom: scroll.toBottom,
    /** How many messages came while the customer read further up. */
    unseen,
    /** Loads older messages when `top` comes near. */
    attach(scroller: HTMLElement, content: HTMLElement, top: HTMLElement): void {
      scroll.attach(scroller, content)
      const observer = new IntersectionObserver(
        ([entry]) => entry?.isIntersecting && void scroll.keepPlace(conversation.loadOlder),
        { root: scroller, rootMargin: '200px 0px 0px' },
      )
      observer.observe(top)
      onCleanup(() => observer.disconnect())
    },
  }
}
