import { createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import { maxMessageCharacters } from '../../../session/max-message-characters.ts'
import { confirmsWord } from '../../../ui/confirms-word.ts'
import { createTypingSignal } from '../../../ui/create-typing-signal.ts'
import type { ConsoleContextValue } from '../../console-context.ts'
import type { SessionModel } from '../view/create-session-view.ts'
import { cannedQuery, withAnswer } from './canned-query.ts'
import { createCannedAnswers } from './create-canned-answers.ts'

const warnFrom = 3600

/** A reply while it is being written. What is begun stays with its session, across switches and reloads. */
export function createReply(
  { api, drafts }: Pick<ConsoleContextValue, 'api' | 'drafts'>,
  model: SessionModel,
  field: () => HTMLTextAreaElement | undefined,
) {
  const { sessionId } = model
  const [text, setText] = createSignal(drafts.read(sessionId))
  const [caret, setCaret] = createSignal(text().length)
  /** An answer was inserted and nothing written or moved since: Enter alone must not send what was not read. */
  const [unread, setUnread] = createSignal(false)
  const query = createMemo(() => cannedQuery(text(), caret()))
  const canned = createCannedAnswers(api, query)
  const typing = createTypingSignal(model.setTyping)
  const room = () => maxMessageCharacters - [...text()].length
  const canSend = () => text().trim() !== '' && room() >= 0

  createEffect(() => drafts.write(sessionId, text()))
  createTakenBack(model, (back) => {
    setText((begun) => (begun.trim() === '' ? back : `${back}\n\n${begun}`))
    field()?.focus()
  })
  // Who leaves the conversation has stopped typing in it.
  onCleanup(() => typing.stop())

  function send(): void {
    if (!canSend()) return
    model.send(text().trim())
    typing.stop()
    setText('')
    setCaret(0)
    setUnread(false)
    field()?.focus()
  }

  function insert(answer: string): void {
    const searched = query()
    if (!searched) return
    const written = withAnswer(text(), searched, answer)
    setText(written.text)
    setCaret(written.caret)
    setUnread(true)
    field()?.focus()
    field()?.setSelectionRange(written.caret, written.caret)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (confirmsWord(event)) return
    const handled = canned.open() && canned.onKey(event.key, insert)
    if (!handled && event.key === 'Escape') field()?.blur()
    const sends = !handled && event.key === 'Enter' && !event.shiftKey
    if (handled || sends) event.preventDefault()
    const deliberate = event.ctrlKey || event.metaKey || !unread()
    if (sends && deliberate && !event.repeat) send()
  }

  return {
    text,
    canned,
    unread,
    room,
    warns: () => room() <= maxMessageCharacters - warnFrom,
    canSend,
    send,
    insert,
    onKeyDown,
    onInput(input: HTMLTextAreaElement): void {
      setText(input.value)
      setCaret(input.selectionStart)
      setUnread(false)
      if (!canned.open()) typing.pressed()
    },
    /** The caret was moved: what is there has been looked at. */
    onMoved(input: HTMLTextAreaElement): void {
      if (input.selectionStart === caret()) return
      setCaret(input.selectionStart)
      setUnread(false)
    },
  }
}

/** What could not be sent, and is to be changed, comes back before what was begun since. */
function createTakenBack({ takenBack }: SessionModel, onBack: (text: string) => void): void {
  createEffect(on(takenBack, (back) => back && onBack(back.text), { defer: true }))
}
