import { createEffect, createSignal, on } from 'solid-js'
import { createTypingSignal } from '../../ui/create-typing-signal.ts'
import { useChat } from '../chat-context.ts'
import type { SavedChat } from '../conversation/saved-session.ts'
import { roomLeft } from './characters-left.ts'

export interface ComposerHandle {
  focus(): void
  /** Focuses it, with `text` in place of an empty one. */
  write(text?: string): void
  /** Focuses it, with `text` after what is there. */
  add(text: string): void
  send(): void
}

export interface ComposerProps {
  ref: (handle: ComposerHandle) => void
  saved: Pick<SavedChat, 'draft' | 'saveDraft'>
  onWrite: () => void
}

/** What is being written in `field`: kept across reloads and pages until it is sent. */
export function createDraft(props: ComposerProps, field: () => HTMLTextAreaElement | undefined) {
  const { conversation } = useChat()
  const [text, setText] = createSignal(props.saved.draft())
  createEffect(on(text, props.saved.saveDraft, { defer: true }))
  const typing = createTypingSignal(conversation.setTyping)
  const status = () => conversation.state().session.status
  const room = () => roomLeft(text())
  const canSend = () => text().trim() !== '' && (room() ?? 0) >= 0
  const focus = () => field()?.focus()

  const change = (value: string): void => {
    setText(value)
    props.onWrite()
    // Only a person looks at who is typing; to the bot it would be a request a key for nothing.
    if (status() === 'WAITING' || status() === 'WITH_AGENT') typing.pressed()
  }
  const send = (): void => {
    if (!canSend()) return
    conversation.send(text().trim())
    typing.stop()
    setText('')
    props.onWrite()
    focus()
  }
  props.ref({
    send,
    focus,
    write: (words) => {
      if (words && text().trim() === '') setText(words)
      focus()
    },
    add: (words) => {
      if (words) change(text() + words)
      focus()
      // After the browser has put the new text into the field: the writing mark goes to its end.
      queueMicrotask(() => field()?.setSelectionRange(text().length, text().length))
    },
  })
  return { text, setText, status, room, canSend, change, send }
}
