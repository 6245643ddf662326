import { createUniqueId, onMount, Show } from 'solid-js'
import { Icon } from '../../../ui/Icon.tsx'
import { hasMarkdown } from '../../../ui/markdown/plain-text.ts'
import { RichText } from '../../../ui/markdown/RichText.tsx'
import { useConsole } from '../../console-context.ts'
import type { SessionModel } from '../view/create-session-view.ts'
import { CannedAnswers } from './CannedAnswers.tsx'
import { createReply } from './create-reply.ts'
import { ReplyTranslation } from './ReplyTranslation.tsx'

export interface ReplyHandle {
  focus(): void
}

export interface ComposerProps {
  ref: (handle: ReplyHandle) => void
  model: SessionModel
  note?: string
}

/** Where an agent writes. */
export function Composer(props: ComposerProps) {
  let field: HTMLTextAreaElement | undefined
  const reply = createReply(useConsole(), props.model, () => field)
  const { text, canned } = reply
  const listId = createUniqueId()
  const hintId = createUniqueId()
  props.ref({ focus: () => field?.focus() })
  onMount(() => field?.setSelectionRange(text().length, text().length))

  return (
    <form
      class="reply"
      onSubmit={(event) => {
        event.preventDefault()
        reply.send()
      }}
    >
      <Show when={canned.open()}>
        <CannedAnswers id={listId} canned={canned} onPick={reply.insert} />
      </Show>
      <Show when={props.note}>
        <p class="reply-note">{props.note}</p>
      </Show>
      <Show when={!canned.open()}>
        <ReplyTranslation model={props.model} text={text()} offersPreview={reply.canSend()} />
      </Show>
      <Show when={!canned.open() && hasMarkdown(text())}>
        <Preview text={text()} />
      </Show>
      <div class="reply-box">
        {/* The copy gives the box its height: a textarea does not grow by itself. */}
        <div class="reply-grow" aria-hidden="true">{`${text()} `}</div>
        <textarea
          ref={field}
          rows="2"
          aria-label="Reply"
          aria-describedby={hintId}
          aria-invalid={reply.room() < 0}
          aria-autocomplete="list"
          aria-controls={canned.open() && canned.answers().length > 0 ? listId : undefined}
          aria-activedescendant={canned.open() ? canned.activeId(listId) : undefined}
          placeholder="Write a reply… Type / to insert an answer from the FAQ"
          dir="auto"
          autocomplete="off"
          value={text()}
          onInput={(event) => reply.onInput(event.currentTarget)}
          onKeyDown={(event) => reply.onKeyDown(event)}
          onKeyUp={(event) => reply.onMoved(event.currentTarget)}
          onPointerUp={(event) => reply.onMoved(event.currentTarget)}
        />
        <div class="reply-foot">
          <p id={hintId} class="reply-hint" classList={{ 'reply-hint-warning': reply.room() < 0 }}>
            <Show when={!reply.warns()} fallback={roomText(reply.room())}>
              <KeyHint unread={reply.unread()} />
            </Show>
          </p>
          <button type="submit" class="button button-primary" disabled={!reply.canSend()}>
            <Icon name="send" />
            Send
          </button>
        </div>
      </div>
    </form>
  )
}

const roomText = (room: number): string =>
  room < 0 ? `${-room} characters too many` : `${room} characters left`

function KeyHint(props: { unread: boolean }) {
  return (
    <Show
      when={props.unread}
      fallback={
        <>
          <kbd>Enter</kbd> to send, <kbd>Shift</kbd> <kbd>Enter</kbd> for a new line
        </>
      }
    >
      Check the answer, then press Send or <kbd>Ctrl</kbd> <kbd>Enter</kbd>
    </Show>
  )
}

/** Markdown as the customer will see it: what is inserted from the FAQ is full of marks. */
function Preview(props: { text: string }) {
  return (
    // Scrollable, so it takes the focus: the arrow keys scroll it.
    <section class="reply-preview" aria-label="Preview" tabindex="0">
      <p class="reply-preview-head">Preview</p>
      <RichText text={props.text} />
    </section>
  )
}
