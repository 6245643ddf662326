import { Show } from 'solid-js'
import { useConsole } from '../../console-context.ts'
import { formats } from '../../formats.ts'
import { causeSentence } from '../../ticket/reason-text.ts'
import { ageText } from '../../ticket/wait-urgency.ts'
import type { OpenSession } from '../view/session-view.ts'
import { Fact } from './Fact.tsx'

/** Why a person was asked for, when, and who has it. */
export function TicketFacts(props: {
  ticket: NonNullable<OpenSession['ticket']>
  queuePosition: OpenSession['queuePosition']
}) {
  const { now } = useConsole()
  const sentence = () => causeSentence(props.ticket)
  return (
    <section>
      <h3>Reason</h3>
      <p>{sentence()}</p>
      <Show when={props.ticket.note && props.ticket.note !== sentence()}>
        <blockquote class="details-note" dir="auto">
          {props.ticket.note}
        </blockquote>
      </Show>
      <dl class="facts">
        <Show when={props.ticket.requestedBy}>
          {(requestedBy) => (
            <Fact
              name="Requested by"
              value={requestedBy()}
              more={props.ticket.requestedByCustomer ? 'entered by the customer' : undefined}
            />
          )}
        </Show>
        <Fact
          name="Requested"
          value={formats.when(props.ticket.createdAt, now())}
          more={
            props.ticket.status === 'OPEN' ? ageText(now() - Date.parse(props.ticket.createdAt)) : undefined
          }
        />
        <Show when={props.ticket.assignee}>{(assignee) => <Fact name="Taken by" value={assignee()} />}</Show>
        <Show when={props.queuePosition}>
          {(position) => <Fact name="Place in queue" value={String(position())} />}
        </Show>
      </dl>
    </section>
  )
}
