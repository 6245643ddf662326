import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { useConsole } from '../../console-context.ts'
import { formats } from '../../formats.ts'
import './details.css'
import { SaveTranscript } from '../transcript/file/SaveTranscript.tsx'
import type { OpenSession } from '../view/session-view.ts'
import { CustomerFacts } from './CustomerFacts.tsx'
import { Fact } from './Fact.tsx'
import { SessionSummary } from './SessionSummary.tsx'
import { TicketFacts } from './TicketFacts.tsx'

/** What helps before answering: why a person was asked for, what it is about so far, who the customer is. */
export function SessionDetails(props: { session: OpenSession; messages: number }) {
  const { now, viewer } = useConsole()
  return (
    <aside class="details" aria-label="Details">
      <Show when={props.session.ticket}>
        {(ticket) => <TicketFacts ticket={ticket()} queuePosition={props.session.queuePosition} />}
      </Show>
      <SessionSummary session={props.session} />
      <CustomerFacts session={props.session} />
      <section>
        <h3>Conversation</h3>
        <dl class="facts">
          <Fact name="Started" value={formats.when(props.session.createdAt, now())} />
          <Show when={props.session.resolvedAt}>
            {(at) => <Fact name="Resolved" value={formats.when(at(), now())} />}
          </Show>
          <Fact name="Messages" value={String(props.messages)} />
          <Fact name="ID" value={props.session.id} mono />
        </dl>
        <h3 class="details-save-heading">Download transcript</h3>
        <SaveTranscript sessionId={props.session.id} />
        <Show when={viewer.role === 'ADMIN'}>
          <p class="details-admin">
            <A href={`/settings/audit?subject=${props.session.id}`}>Audit log</A>
            <A href={`/settings/personal-data?session=${props.session.id}`}>Export or erase data</A>
          </p>
        </Show>
      </section>
    </aside>
  )
}
