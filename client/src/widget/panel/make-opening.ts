import type { Launcher } from '../make-launcher.ts'
import type { WidgetOptions } from '../widget-options.ts'
import type { Frames } from './make-frames.ts'

export interface OpeningOptions {
  options: WidgetOptions
  launcher: Launcher
  frames: Frames
  /** After each opening and closing. */
  onToggle: (open: boolean) => void
}

/** Opens and closes the chat, loads it at its first opening, and sees to where the focus and the keys go. */
export function makeOpening({ options, launcher, frames, onToggle }: OpeningOptions) {
  let open = false
  let chat: HTMLIFrameElement | undefined
  let writable = false

  const show = (focus: boolean): void => {
    chat ??= frames.load(options.chatUrl)
    if (writable) {
      launcher.endTypeAhead()
      chat.focus()
    } else if (focus) launcher.typeAhead()
  }

  // WebKit gives a frame its focus a moment later than it says: a key of that moment is pressed on the frame's element,
  // which no key ever is otherwise.
  launcher.root.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || event.target !== chat || event.key.length !== 1) return
    if (event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    frames.tell({ supportBot: 'typed', text: event.key })
  })

  return {
    isOpen: () => open,
    isChat: (frame: HTMLIFrameElement) => frame === chat,
    /** Without `focus` for a chat that has been open since an earlier page: the customer is at work on this one. */
    toggle(next = !open, focus = true): void {
      if (next === open) return
      const within = launcher.root.activeElement
      open = next
      launcher.setOpen(open)
      frames.tell({ supportBot: 'toggled', open })
      if (open) show(focus)
      else {
        launcher.endTypeAhead()
        // The focus is not taken from a person at work elsewhere on the page.
        if (within) launcher.button.focus()
      }
      onToggle(open)
    },
    /** The chat can be written to: the focus goes on into it, with what has been typed. */
    handOver(): void {
      writable = true
      const text = launcher.endTypeAhead()
      if (text === undefined) return
      chat?.focus()
      frames.tell({ supportBot: 'typed', text })
    },
  }
}
