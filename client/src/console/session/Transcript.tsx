import { createEffect, For, onMount, Show } from 'solid-js'
import { createStickToBottom } from '../../ui/create-stick-to-bottom.ts'
import { Icon } from '../../ui/Icon.tsx'
import { TypingDots } from '../../ui/TypingDots.tsx'
import { useConsole } from '../console-context.ts'
import { customerName } from '../customer-name.ts'
import { formats } from '../formats.ts'
import { problemText } from '../problem.ts'
import type { SessionModel } from './create-session-view.ts'
import { TranscriptMessage } from './TranscriptMessage.tsx'
import './transcript.css'

const togetherMs = 5 * 60_000

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

  const startsDay = (index: number): boolean => {
    const at = view().messages[index]?.createdAt
    const before = view().messages[index - 1]?.createdAt
    return at !== undefined && (!before || new Date(at).toDateString() !== new Date(before).toDateString())
  }
  /** Said by the same person within minutes: needs no name and no hour of its own. */
  const follows = (index: number): boolean => {
    const [before, message] = [view().messages[index - 1], view().messages[index]]
    if (!before || !message || before.sender !== message.sender) return false
    return Date.parse(message.createdAt) - Date.parse(before.createdAt) < togetherMs
  }
  const typist = (): string | undefined => {
    const { typing, session } = view()
    if (!typing || !session || session.status === 'RESOLVED') return undefined
    if (typing.sender === 'CUSTOMER') return customerName(session)
    if (typing.sender === 'BOT') return session.status === 'WITH_AGENT' ? undefined : 'The assistant'
    // One's own typing comes back, too.
    const { assignee, assigneeId } = session.ticket ?? {}
    return assignee && assigneeId !== viewer.id ? assignee : undefined
  }

  return (
    <div class="transcript-frame">
      {/* Scrollable, so it takes the focus: the arrow keys scroll it. */}
      <div ref={box} class="transcript" role="log" aria-label="Conversation" aria-live="off" tabindex="0">
        <div ref={content} class="transcript-content">
          <Show when={view().olderCursor}>
            <button
              type="button"
              class="button button-quiet transcript-older"
              disabled={props.model.loadingOlder()}
              onClick={() => void stick.keepPlace(() => props.model.loadOlder())}
            >
              {props.model.loadingOlder() ? 'Loading…' : 'Show earlier messages'}
            </button>
          </Show>
          <For each={view().messages} fallback={<p class="page-note">Nothing has been said yet.</p>}>
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
                  follows={!startsDay(index()) && follows(index())}
                />
              </>
            )}
          </For>
          <For each={view().outgoing}>
            {(item) => (
              <div class="said said-agent said-pending">
                <div class="said-bubble said-plain" dir="auto">
                  {item.text}
                </div>
                <Show when={item.state === 'failed'} fallback={<p class="said-meta">Sending…</p>}>
                  <p class="said-failed" role="alert">
                    <Icon name="alert" />
                    Not sent. {item.problem && problemText(item.problem)}
                    <button
                      type="button"
                      class="link-button"
                      onClick={() => props.model.resend(item.clientMessageId)}
                    >
                      Retry
                    </button>
                    <button
                      type="button"
                      class="link-button"
                      onClick={() => props.model.withdraw(item.clientMessageId)}
                    >
                      Discard
                    </button>
                  </p>
                </Show>
              </div>
            )}
          </For>
          <Show when={typist()}>
            {(name) => (
              <p class="transcript-typing">
                {/* The words beside them say it. */}
                <span aria-hidden="true">
                  <TypingDots label="" />
                </span>
                <span>
                  <bdi>{name()}</bdi> is writing…
                </span>
              </p>
            )}
          </Show>
        </div>
      </div>
      <Show when={!stick.atBottom()}>
        <button type="button" class="button transcript-end" onClick={() => stick.toBottom()}>
          <Icon name="down" />
          To the latest
        </button>
      </Show>
    </div>
  )
}
