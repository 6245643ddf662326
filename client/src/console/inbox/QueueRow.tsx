import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { Icon } from '../../ui/Icon.tsx'
import { useConsole } from '../console-context.ts'
import { CustomerAvatar } from '../customer/CustomerAvatar.tsx'
import { customerName } from '../customer/customer-name.ts'
import type { QueueTicket } from './inbox.ts'
import '../list/queue-row.css'
import { causeLabel } from '../ticket/reason-text.ts'
import { ageText, urgencyOf, urgencyText, waitingSince } from '../ticket/wait-urgency.ts'

/** One customer in the list; the longer they wait, the louder. */
export function QueueRow(props: { ticket: QueueTicket; current: boolean }) {
  const { now, unread, viewer } = useConsole()
  const isWaiting = () => props.ticket.status === 'OPEN'
  const ageMs = () => now() - waitingSince(props.ticket)
  /** The customer had the last word: it is the agent's turn. */
  const isDue = () => !isWaiting() && props.ticket.session.messages.nodes.at(-1)?.sender === 'CUSTOMER'
  const urgency = () => {
    if (isWaiting()) return urgencyOf(ageMs())
    return isDue() ? urgencyOf(lastAgeMs()) : undefined
  }
  const newMessages = () => unread.count(props.ticket.session.id)
  const last = () => props.ticket.session.lastCustomerMessage
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
          <span class="queue-age" title={isDue() ? urgencyText(lastAgeMs()) : undefined}>
            <Show when={isDue()}>
              <span class="visually-hidden">needs a reply, </span>
            </Show>
            {ageText(lastAgeMs())}
          </span>
        }
      >
        <span class="queue-wait" title={urgencyText(ageMs())}>
          <Show when={urgency() === 'late' || urgency() === 'overdue'}>
            <Icon name="clock" />
          </Show>
          <span class="visually-hidden">waiting for </span>
          {ageText(ageMs())}
        </span>
      </Show>
      <span class="queue-text" dir="auto">
        {last()?.text ?? props.ticket.note ?? 'No message yet'}
      </span>
      <span class="queue-foot">
        <Show when={props.ticket.returnedAt}>
          <span class="chip chip-warm" title="Wrote again after the conversation was resolved">
            Returned
          </span>
        </Show>
        <span class="chip">{causeLabel(props.ticket)}</span>
        <Show when={props.ticket.assignee && props.ticket.assigneeId !== viewer.id}>
          <span class="queue-agent">
            <Icon name="person" />
            {props.ticket.assignee}
            {props.ticket.assigneeAway ? ' · away' : ''}
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
