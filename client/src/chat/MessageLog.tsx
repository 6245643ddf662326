import { createEffect, createMemo, createSignal, For, type JSX, on, onCleanup, onMount, Show } from 'solid-js'
import { createStickToBottom } from '../ui/create-stick-to-bottom.ts'
import { Icon } from '../ui/Icon.tsx'
import { lazyPart } from '../ui/lazy-part.ts'
import { useChat } from './chat-context.ts'
import { createKeyedRows } from './create-keyed-rows.ts'
import { LogItem } from './LogItem.tsx'
import './log.css'
import { timeline } from './timeline.ts'

const Rating = lazyPart(() => import('./Rating.tsx'))

/** The conversation itself, with `welcome` at its head. */
export function MessageLog(props: { welcome: JSX.Element; onNew: () => void }) {
  const { conversation, formats, locale } = useChat()
  const { strings } = locale
  const { state } = conversation
  const [unseen, setUnseen] = createSignal(0)
  const rows = createKeyedRows(() => timeline(state(), formats.day))
  // An empty conversation is read from its top.
  const scroll = createStickToBottom(() => rows().length > 0)

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
  // Whoever writes wants to see what they wrote.
  createEffect(
    on(
      () => state().outgoing.length,
      (now, before) => now > (before ?? 0) && scroll.toBottom(),
    ),
  )

  let scroller: HTMLDivElement | undefined
  let content: HTMLDivElement | undefined
  let top: HTMLDivElement | undefined
  onMount(() => {
    if (!scroller || !content || !top) return
    scroll.attach(scroller, content)
    const observer = new IntersectionObserver(
      ([entry]) => entry?.isIntersecting && void scroll.keepPlace(conversation.loadOlder),
      { root: scroller, rootMargin: '200px 0px 0px' },
    )
    observer.observe(top)
    onCleanup(() => observer.disconnect())
  })

  return (
    <div class="log-frame">
      <div
        class="log"
        role="log"
        aria-live="off"
        aria-label={strings.conversation}
        tabindex="0"
        ref={scroller}
      >
        <div class="log-content" ref={content}>
          <div ref={top} class="log-top" />
          <Show when={state().history.state === 'loading'}>
            <p class="log-note">{strings.loading}</p>
          </Show>
          <Show when={state().history.state === 'failed'}>
            <p class="log-note">
              {strings.historyFailed}{' '}
              <button type="button" class="link-button" onClick={conversation.retryHistory}>
                {strings.retry}
              </button>
            </p>
          </Show>
          <Show when={conversation.loadingOlder()}>
            <p class="log-note">{strings.loadingOlder}</p>
          </Show>
          <Show when={!state().history.olderCursor && state().history.state === 'loaded'}>
            {props.welcome}
          </Show>
          <For each={rows()}>{(row) => <LogItem item={row.item()} />}</For>
          <Show when={state().session.status === 'RESOLVED'}>
            <div class="log-end">
              <p>
                <strong>{strings.solvedTitle}</strong> {strings.solvedText}
              </p>
              <button type="button" class="button" onClick={() => props.onNew()}>
                <Icon name="compose" />
                {strings.newConversation}
              </button>
              <Show when={state().session.ticket?.assignee}>
                <Rating />
              </Show>
            </div>
          </Show>
        </div>
      </div>
      <Show when={!scroll.atBottom()}>
        <button type="button" class="to-latest" onClick={scroll.toBottom}>
          <Icon name="down" />
          <Show when={unseen() > 0} fallback={<span class="visually-hidden">{strings.toLatest}</span>}>
            {strings.newMessages(unseen())}
          </Show>
        </button>
      </Show>
    </div>
  )
}
