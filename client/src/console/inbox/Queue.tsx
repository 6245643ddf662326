import { createSignal, createUniqueId, For, type JSX, Match, Show, Switch } from 'solid-js'
import { useConsole } from '../console-context.ts'
import { SelectionBar } from '../controls/SelectionBar.tsx'
import { customerName } from '../customer/customer-name.ts'
import { closeJunk } from '../session/close-junk.ts'
import { targetMinutes } from '../ticket/wait-urgency.ts'
import { handled, type QueueTicket, waiting } from './inbox.ts'
import { QueueRow } from './QueueRow.tsx'

/** The list: what is mine, who waits in the order of the queue, what colleagues handle. */
export function Queue(props: { current?: string }) {
  const context = useConsole()
  const { inbox, viewer } = context
  const state = () => inbox.inbox().state
  const groups = () => handled(inbox.inbox(), viewer.id)
  const queue = () => waiting(inbox.inbox())
  const hidden = () => inbox.inbox().waitingTotal - queue().length
  /** Tickets ticked off to be closed together; undefined while nothing is being selected. */
  const [selected, setSelected] = createSignal<ReadonlySet<string>>()
  /** What was taken meanwhile is no longer among them. */
  const chosen = () => queue().flatMap(({ id }) => (selected()?.has(id) ? [id] : []))
  const headingId = createUniqueId()

  const close = async (): Promise<void> => {
    if (await closeJunk(context, chosen())) setSelected(undefined)
  }
  return (
    <section class="queue" aria-labelledby={headingId}>
      <QueueHead id={headingId} live={inbox.connected() && state() === 'loaded'} />
      <div class="queue-scroll">
        <Switch>
          <Match when={state() === 'loading'}>
            <p class="queue-note">Loading…</p>
          </Match>
          <Match when={state() === 'failed'}>
            <div class="queue-note">
              <p>We can’t load the queue. Retrying…</p>
              <button type="button" class="button" onClick={() => inbox.look()}>
                Try now
              </button>
            </div>
          </Match>
          <Match when={true}>
            <Group name="Yours" tickets={groups().mine} current={props.current} />
            <Group
              name="Waiting"
              tickets={queue()}
              current={props.current}
              always
              selected={selected()}
              onSelect={setSelected}
            >
              <WaitingTools
                canSelect={queue().length > 0 && !selected()}
                onSelect={() => setSelected(new Set<string>())}
              />
            </Group>
            <Show when={hidden() > 0}>
              <p class="queue-note">{hidden()} more are waiting.</p>
            </Show>
            <Group name="With colleagues" tickets={groups().others} current={props.current} />
          </Match>
        </Switch>
      </div>
      <Show when={selected()}>
        <SelectionBar
          count={chosen().length}
          total={queue().length}
          onAll={() => setSelected(new Set(queue().map(({ id }) => id)))}
          onCancel={() => setSelected(undefined)}
        >
          <button
            type="button"
            class="button button-danger"
            disabled={chosen().length === 0}
            onClick={() => void close()}
          >
            Close as junk
          </button>
        </SelectionBar>
      </Show>
    </section>
  )
}

function QueueHead(props: { id: string; live: boolean }) {
  return (
    <header class="queue-head">
      <h1 id={props.id}>Inbox</h1>
      <Show when={props.live}>
        <span class="queue-live">
          <i />
          Live
        </span>
      </Show>
    </header>
  )
}

/** What the colours of a wait are measured against, and the way to close several at once. */
function WaitingTools(props: { canSelect: boolean; onSelect: () => void }) {
  return (
    <>
      <span
        class="queue-target"
        title={`Green: within the target. Amber: due soon. Red: past ${targetMinutes} minutes.`}
      >
        Target {targetMinutes} min
      </span>
      <Show when={props.canSelect}>
        <button type="button" class="link-button queue-select" onClick={() => props.onSelect()}>
          Select
        </button>
      </Show>
    </>
  )
}

interface GroupProps {
  name: string
  tickets: QueueTicket[]
  current?: string
  always?: boolean
  selected?: ReadonlySet<string>
  onSelect?: (selected: ReadonlySet<string>) => void
  children?: JSX.Element
}

function Group(props: GroupProps) {
  const toggle = (id: string): void => {
    const next = new Set(props.selected)
    if (!next.delete(id)) next.add(id)
    props.onSelect?.(next)
  }
  return (
    <Show when={props.always || props.tickets.length > 0}>
      <div class="queue-group">
        <h2>
          {props.name}
          <span class="queue-group-count">{props.tickets.length}</span>
        </h2>
        {props.children}
      </div>
      <Show when={props.tickets.length > 0} fallback={<p class="queue-note">The queue is empty.</p>}>
        <ul class="queue-list">
          <For each={props.tickets}>
            {(ticket) => (
              <li classList={{ 'queue-item-selecting': props.selected !== undefined }}>
                <Show when={props.selected}>
                  {(selected) => (
                    <input
                      type="checkbox"
                      aria-label={`Select ${customerName(ticket.session)}`}
                      checked={selected().has(ticket.id)}
                      onChange={() => toggle(ticket.id)}
                    />
                  )}
                </Show>
                <QueueRow ticket={ticket} current={ticket.session.id === props.current} />
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Show>
  )
}
