import { For, type JSX, onMount, Show } from 'solid-js'
import { lazyPart } from '../../ui/loading/lazy-part.ts'
import { useChat } from '../chat-context.ts'
import { createKeyedRows } from './create-keyed-rows.ts'
import { createLogScroll } from './create-log-scroll.ts'
import { HistoryNote } from './HistoryNote.tsx'
import { LogItem } from './LogItem.tsx'
import './transcript.css'
import { timeline } from './timeline.ts'

const LogEnd = lazyPart(() => import('./ending/LogEnd.tsx'))
const ToLatest = lazyPart(() => import('./ToLatest.tsx'), { quiet: true })

/** The conversation itself, with `welcome` at its head. */
export function Transcript(props: { welcome: JSX.Element; onNew: () => void }) {
  const { conversation, formats, locale, newFrom } = useChat()
  const { strings } = locale
  const { state } = conversation
  const rows = createKeyedRows(() => timeline(state(), formats.day, newFrom()))
  const scroll = createLogScroll(() => rows().length === 0)
  let scroller: HTMLDivElement | undefined
  let content: HTMLDivElement | undefined
  let top: HTMLDivElement | undefined
  onMount(() => scroller && content && top && scroll.attach(scroller, content, top))

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
          <HistoryNote />
          <Show when={!state().history.olderCursor && state().history.state === 'loaded'}>
            {props.welcome}
          </Show>
          <For each={rows()}>{(row) => <LogItem item={row.item()} />}</For>
          <Show when={state().session.status === 'RESOLVED'}>
            <LogEnd onNew={props.onNew} />
          </Show>
        </div>
      </div>
      <Show when={!scroll.atBottom()}>
        <ToLatest unseen={scroll.unseen()} onPress={scroll.toBottom} />
      </Show>
    </div>
  )
}
