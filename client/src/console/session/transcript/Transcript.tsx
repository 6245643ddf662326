import { createEffect, For, onMount, Show } from 'solid-js'
import { createStickToBottom } from '../../../ui/create-stick-to-bottom.ts'
import { LateIcon } from '../../../ui/loading/LateIcon.tsx'
import { TypingDots } from '../../../ui/TypingDots.tsx'
import { useConsole } from '../../console-context.ts'
import { formats } from '../../formats.ts'
import type { SessionModel } from '../view/create-session-view.ts'
import { PendingMessage } from './PendingMessage.tsx'
import { TranscriptMessage } from './TranscriptMessage.tsx'
import { isNewDay, isSameTurn, typistName } from './transcript-rows.ts'
import './transcript.css'

/** What was said, oldest first, at its end while the reader is there. */
export function Transcript(props: { model: SessionModel }) {
  const { now, viewer } = useConsole()
  const view = () => props.model.view()
  const stick = createStickToBottom(() => true)
  let box: HTMLDivElement | undefined
  let content: HTMLDivElement | undefined
  onMount(() => {
    if (box && content) stick.attach(box, content)
  })
  // What the agent writes themselves is always worth seeing.
  createEffect((before: number) => {
    const count = view().outgoing.length
    if (count > before) queueMicrotask(stick.toBottom)
    return count
  }, 0)

  const startsDay = (index: number): boolean => isNewDay(view().messages[index - 1], view().messages[index])
  const follows = (index: number): boolean =>
    !startsDay(index) && isSameTurn(view().messages[index - 1], view().messages[index])
  const typist = (): string | undefined => typistName(view(), viewer.id)

  return (
    <div class="transcript-frame">
      {/* Scrollable, so it takes the focus: the arrow keys scroll it. */}
      <div ref={box} class="transcript" role="log" aria-label="Conversation" aria-live="off" tabindex="0">
        <div ref={content} class="transcript-content">
          <Show when={view().history.olderCursor}>
            <button
              type="button"
              class="button button-quiet transcript-older"
              disabled={props.model.loadingOlder()}
              onClick={() => void stick.keepPlace(() => props.model.loadOlder())}
            >
              {props.model.loadingOlder() ? 'Loading…' : 'Show earlier messages'}
            </button>
          </Show>
          <For each={view().messages} fallback={<p class="page-note">No messages yet.</p>}>
            {(message, index) => (
              <>
                <Show when={startsDay(index())}>
                  <p class="transcript-day">
                    <span>{formats.day(message.createdAt, now())}</span>
                  </p>
                </Show>
                <TranscriptMessage
                  message={message}
                  session={view().session}
                  follows={follows(index())}
                  translations={props.model.translations}
                />
              </>
            )}
          </For>
          <For each={view().outgoing}>
            {(item) => (
              <PendingMessage
                pending={item}
                onRetry={() => props.model.resend(item)}
                onAsWritten={() => props.model.resendAsWritten(item)}
                onEdit={() => props.model.takeBack(item)}
                onDiscard={() => props.model.withdraw(item.clientMessageId)}
              />
            )}
          </For>
          <Show when={typist()}>{(name) => <Typist name={name()} />}</Show>
        </div>
      </div>
      <Show when={!stick.atBottom()}>
        <button type="button" class="button transcript-end" onClick={() => stick.toBottom()}>
          <LateIcon name="down" />
          Jump to latest
        </button>
      </Show>
    </div>
  )
}

function Typist(props: { name: string }) {
  return (
    <p class="transcript-typing">
      {/* The words beside them say it. */}
      <span aria-hidden="true">
        <TypingDots label="" />
      </span>
      <span>
        <bdi>{props.name}</bdi> is writing…
      </span>
    </p>
  )
}
