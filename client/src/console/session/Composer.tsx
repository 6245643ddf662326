import { createEffect, createSignal, createUniqueId, onCleanup, onMount, Show } from 'solid-js'
import { createTypingSignal } from '../../ui/create-typing-signal.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useConsole } from '../console-context.ts'
import { CannedAnswers } from './CannedAnswers.tsx'
import { createCannedAnswers } from './create-canned-answers.ts'
import type { SessionModel } from './create-session-view.ts'
import type { ReplyHandle } from './ReplyArea.tsx'

/** What the API takes at most, in characters. */
const mostCharacters = 4000
const warnFrom = 3600

export interface ComposerProps {
  ref: (handle: ReplyHandle) => void
  model: SessionModel
  note?: string
}

/** Where an agent writes. What is begun stays with its session, across switches and reloads. */
export function Composer(props: ComposerProps) {
  const { api, drafts } = useConsole()
  const sessionId = props.model.sessionId
  const [text, setText] = createSignal(drafts.read(sessionId))
  const canned = createCannedAnswers(api, text)
  const typing = createTypingSignal(props.model.setTyping)
  const listId = createUniqueId()
  const noteId = createUniqueId()
  const room = () => mostCharacters - [...text()].length
  const canSend = () => text().trim() !== '' && room() >= 0
  let field: HTMLTextAreaElement | undefined

  createEffect(() => drafts.write(sessionId, text()))
  props.ref({ focus: () => field?.focus() })
  onMount(() => field?.setSelectionRange(text().length, text().length))
  // Whoever leaves the conversation has stopped typing in it.
  onCleanup(() => typing.stop())

  const send = (): void => {
    if (!canSend()) return
    props.model.send(text().trim())
    typing.stop()
    setText('')
    field?.focus()
  }
  const insert = (answer: string): void => {
    setText(answer)
    field?.focus()
    field?.setSelectionRange(answer.length, answer.length)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    // While an input method is composing, Enter picks a word.
    if (event.isComposing) return
    if (canned.open()) {
      if (canned.onKey(event.key, insert)) {
        event.preventDefault()
        return
      }
    }
    if (event.key === 'Escape') field?.blur()
    if (event.key !== 'Enter' || event.shiftKey) return
    event.preventDefault()
    send()
  }

  return (
    <form
      class="reply"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Show when={canned.open()}>
        <CannedAnswers id={listId} canned={canned} onPick={insert} />
      </Show>
      <Show when={props.note}>
        <p class="reply-note">{props.note}</p>
      </Show>
      <div class="reply-box">
        {/* The copy gives the box its height: a textarea does not grow by itself. */}
        <div class="reply-grow" aria-hidden="true">{`${text()} `}</div>
        <textarea
          ref={field}
          rows="2"
          aria-label="Reply"
          aria-describedby={noteId}
          aria-invalid={room() < 0}
          aria-autocomplete="list"
          aria-controls={canned.open() && canned.answers().length > 0 ? listId : undefined}
          aria-activedescendant={canned.open() ? canned.activeId(listId) : undefined}
          placeholder="Write a reply… / finds answers in the FAQ"
          dir="auto"
          autocomplete="off"
          value={text()}
          onInput={(event) => {
            setText(event.currentTarget.value)
            if (!canned.open()) typing.pressed()
          }}
          onKeyDown={onKeyDown}
        />
        <div class="reply-foot">
          <p id={noteId} class="reply-hint" classList={{ 'reply-hint-warning': room() < 0 }}>
            <Show when={room() <= mostCharacters - warnFrom} fallback={<KeyHint />}>
              {room() < 0 ? `${-room()} characters too many` : `${room()} characters left`}
            </Show>
          </p>
          <button type="submit" class="button button-primary" disabled={!canSend()}>
            <Icon name="send" />
            Send
          </button>
        </div>
      </div>
    </form>
  )
}

function KeyHint() {
  return (
    <>
      <kbd>Enter</kbd> sends, <kbd>Shift</kbd> <kbd>Enter</kbd> starts a line
    </>
  )
}
