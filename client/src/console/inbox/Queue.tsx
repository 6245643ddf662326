import { createUniqueId, For, Match, Show, Switch } from 'solid-js'
import { useConsole } from '../console-context.ts'
import { handled, type QueueTicket, waiting } from './inbox.ts'
import { QueueRow } from './QueueRow.tsx'

/** The list: who waits by age, what is mine, what colleagues handle. */
export function Queue(props: { current?: string }) {
  const { inbox, viewer } = useConsole()
  const state = () => inbox.inbox().state
  const groups = () => handled(inbox.inbox(), viewer.id)
  const hidden = () => inbox.inbox().waitingTotal - waiting(inbox.inbox()).length
  const headingId = createUniqueId()
  return (
    <section class="queue" aria-labelledby={headingId}>
      <header class="queue-head">
        <h1 id={headingId}>Inbox</h1>
        <Show when={inbox.connected() && state() === 'loaded'}>
          <span class="queue-live">
            <i />
            Live
          </span>
        </Show>
      </header>
      <div class="queue-scroll">
        <Switch>
          <Match when={state() === 'loading'}>
            <p class="queue-note">Looking who waits…</p>
          </Match>
          <Match when={state() === 'failed'}>
            <div class="queue-note">
              <p>The queue cannot be loaded. We keep trying.</p>
              <button type="button" class="button" onClick={() => inbox.look()}>
                Try now
              </button>
            </div>
          </Match>
          <Match when={true}>
            <Group name="Waiting" tickets={waiting(inbox.inbox())} current={props.current} always />
            <Show when={hidden() > 0}>
              <p class="queue-note">{hidden()} more wait behind these.</p>
            </Show>
            <Group name="Yours" tickets={groups().mine} current={props.current} />
            <Group name="With colleagues" tickets={groups().others} current={props.current} />
          </Match>
        </Switch>
      </div>
    </section>
  )
}

function Group(props: { name: string; tickets: QueueTicket[]; current?: string; always?: boolean }) {
  return (
    <Show when={props.always || props.tickets.length > 0}>
      <h2 class="queue-group">
        {props.name}
        <span class="queue-group-count">{props.tickets.length}</span>
      </h2>
      <Show when={props.tickets.length > 0} fallback={<p class="queue-note">Nobody is waiting.</p>}>
        <ul class="queue-list">
          <For each={props.tickets}>
            {(ticket) => (
              <li>
                <QueueRow ticket={ticket} current={ticket.session.id === props.current} />
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Show>
  )
}
