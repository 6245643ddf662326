import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { Icon } from '../../ui/Icon.tsx'
import { CustomerAvatar } from '../CustomerAvatar.tsx'
import { useConsole } from '../console-context.ts'
import { customerName } from '../customer-name.ts'
import { lastFromCustomer, type QueueTicket } from './inbox.ts'
import './queue-row.css'
import { reasonLabel } from './reason-text.ts'
import { ageText, urgencyOf } from './waiting.ts'

/** One customer in the list; the longer somebody waits, the louder. */
export function QueueRow(props: { ticket: QueueTicket; current: boolean }) {
  const { now, unread, viewer } = useConsole()
  const isWaiting = () => props.ticket.status === 'OPEN'
  const ageMs = () => now() - Date.parse(props.ticket.createdAt)
  const urgency = () => (isWaiting() ? urgencyOf(ageMs()) : undefined)
  /** The customer said the last word: somebody has to answer. */
  const isDue = () => !isWaiting() && props.ticket.session.messages.nodes.at(-1)?.sender === 'CUSTOMER'
  const newMessages = () => unread.count(props.ticket.session.id)
  const last = () => lastFromCustomer(props.ticket)
  const lastAgeMs = () => now() - Date.parse(last()?.createdAt ?? props.ticket.createdAt)
  return (
    <A
      href={`/inbox/${props.ticket.session.id}`}
      class="queue-row"
      classList={{ 'queue-row-due': isDue() }}
      data-urgency={urgency()}
      aria-current={props.current ? 'true' : undefined}
    >
      <CustomerAvatar of={props.ticket.session} />
      <span class="queue-name">{customerName(props.ticket.session)}</span>
      <Show
        when={isWaiting()}
        fallback={
          <span class="queue-age">
            <Show when={isDue()}>
              <span class="visually-hidden">to be answered, </span>
            </Show>
            {ageText(lastAgeMs())}
          </span>
        }
      >
        <span class="queue-wait">
          <Show when={urgency() === 'late' || urgency() === 'overdue'}>
            <Icon name="clock" />
          </Show>
          <span class="visually-hidden">waits since </span>
          {ageText(ageMs())}
        </span>
      </Show>
      <span class="queue-text" dir="auto">
        {last()?.text ?? props.ticket.note ?? 'No message yet'}
      </span>
      <span class="queue-foot">
        <span class="chip">{reasonLabel(props.ticket.reason)}</span>
        <Show when={props.ticket.assignee && props.ticket.assigneeId !== viewer.id}>
          <span class="queue-agent">
            <Icon name="person" />
            {props.ticket.assignee}
          </span>
        </Show>
      </span>
      <Show when={newMessages() > 0}>
        <span class="queue-unread">
          {newMessages()}
          <span class="visually-hidden"> new</span>
        </span>
      </Show>
    </A>
  )
}
