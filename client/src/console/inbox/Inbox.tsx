import { useNavigate, useParams } from '@solidjs/router'
import { createEffect, createMemo, onCleanup, Show } from 'solid-js'
import { useConsole } from '../console-context.ts'
import { Glyph } from '../controls/Glyph.tsx'
import { SessionPane } from '../session/SessionPane.tsx'
import { createShortcuts } from '../shortcuts/create-shortcuts.ts'
import '../list/queue.css'
import { handled, waiting } from './inbox.ts'
import { Queue } from './Queue.tsx'

/** Who waits and who is being helped, and one conversation next to them. */
export function Inbox() {
  const { inbox, viewer, setReading, keys } = useConsole()
  const params = useParams()
  const navigate = useNavigate()
  const sessionId = createMemo(() => params.sessionId)

  createEffect(() => setReading(sessionId()))
  onCleanup(() => setReading(undefined))

  const order = (): string[] => {
    const { mine, others } = handled(inbox.inbox(), viewer.id)
    return [...mine, ...waiting(inbox.inbox()), ...others].map(({ session }) => session.id)
  }
  const step = (by: 1 | -1): void => {
    const all = order()
    const at = all.indexOf(sessionId() ?? '')
    const next = all[at === -1 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))]
    if (next) navigate(`/inbox/${next}`)
  }
  createShortcuts(keys.on, { next: () => step(1), previous: () => step(-1) })

  return (
    <div class="inbox" classList={{ 'inbox-reading': sessionId() !== undefined }}>
      <Queue current={sessionId()} />
      <Show
        when={sessionId()}
        keyed
        fallback={
          <Show when={inbox.inbox().state === 'loaded'} fallback={<div class="inbox-nothing" />}>
            <Nothing waiting={waiting(inbox.inbox()).length} />
          </Show>
        }
      >
        {(id) => <SessionPane sessionId={id} onBack={() => navigate('/')} />}
      </Show>
    </div>
  )
}

function Nothing(props: { waiting: number }) {
  return (
    <div class="inbox-nothing">
      <Glyph name={props.waiting > 0 ? 'inbox' : 'hand'} />
      <p class="inbox-nothing-head">
        {props.waiting === 0
          ? 'All caught up'
          : props.waiting === 1
            ? '1 customer is waiting'
            : `${props.waiting} customers are waiting`}
      </p>
      <p>
        <Show when={props.waiting > 0} fallback="New requests appear here with a sound.">
          Press <kbd>j</kbd> to open the longest wait, <kbd>t</kbd> to take the conversation.
        </Show>
      </p>
    </div>
  )
}
