import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { useConsole } from '../console-context.ts'
import { metadataRows } from '../customer-name.ts'
import { formats } from '../formats.ts'
import { Glyph } from '../Glyph.tsx'
import { reasonSentence } from '../inbox/reason-text.ts'
import { ageText } from '../inbox/waiting.ts'
import './details.css'
import { SaveTranscript } from './SaveTranscript.tsx'
import type { OpenSession } from './session-view.ts'
import { summaryLines } from './summary-lines.ts'

/** What helps before answering: why a person was asked for, what it is about so far, who the customer is. */
export function SessionDetails(props: { session: OpenSession; messages: number }) {
  const { now, viewer } = useConsole()
  const ticket = () => props.session.ticket
  const age = (at: string) => ageText(now() - Date.parse(at))
  return (
    <aside class="details" aria-label="Details">
      <Show when={ticket()}>
        {(current) => (
          <section>
            <h3>Why a person</h3>
            <p>{reasonSentence(current().reason)}</p>
            <Show when={current().note && current().note !== reasonSentence(current().reason)}>
              <blockquote class="details-note" dir="auto">
                {current().note}
              </blockquote>
            </Show>
            <dl class="facts">
              <Show when={current().requestedBy}>
                <Fact name="Asked by" value={current().requestedBy ?? ''} />
              </Show>
              <Fact
                name="Asked"
                value={formats.when(current().createdAt, now())}
                more={current().status === 'OPEN' ? age(current().createdAt) : undefined}
              />
              <Show when={current().assignee}>
                <Fact name="Taken by" value={current().assignee ?? ''} />
              </Show>
              <Show when={props.session.queuePosition}>
                <Fact name="Queue place" value={String(props.session.queuePosition)} />
              </Show>
            </dl>
          </section>
        )}
      </Show>
      <section>
        <h3>Summary</h3>
        <Show
          when={props.session.summary}
          fallback={
            <p class="details-none">
              {ticket()?.status === 'OPEN' || ticket()?.status === 'TAKEN'
                ? 'Being written…'
                : 'Written when the conversation is handed over or resolved.'}
            </p>
          }
        >
          <dl class="details-summary">
            <For each={summaryLines(props.session.summary ?? '')}>
              {({ label, text }) => (
                <div>
                  <Show when={label}>
                    <dt>{label}</dt>
                  </Show>
                  <dd dir="auto">{text}</dd>
                </div>
              )}
            </For>
          </dl>
        </Show>
      </section>
      <section>
        <h3>Customer</h3>
        <dl class="facts">
          <div>
            <dt>User id</dt>
            <dd class="facts-id">
              <Show when={props.session.userId} fallback="None given">
                {props.session.userId}
                <Show when={props.session.verified} fallback={<span class="chip">Not verified</span>}>
                  <span class="chip chip-ok">
                    <Glyph name="verified" />
                    Verified
                  </span>
                </Show>
              </Show>
            </dd>
          </div>
          <For each={metadataRows(props.session.metadata)}>
            {({ name, value }) => <Fact name={name} value={value} />}
          </For>
        </dl>
      </section>
      <section>
        <h3>Conversation</h3>
        <dl class="facts">
          <Fact name="Began" value={formats.when(props.session.createdAt, now())} />
          <Show when={props.session.resolvedAt}>
            {(at) => <Fact name="Resolved" value={formats.when(at(), now())} />}
          </Show>
          <Fact name="Messages" value={String(props.messages)} />
          <Fact name="Id" value={props.session.id} mono />
        </dl>
        <h3 class="details-save-heading">Save the transcript</h3>
        <SaveTranscript sessionId={props.session.id} />
        <Show when={viewer.role === 'ADMIN'}>
          <p class="details-admin">
            <A href={`/settings/audit?subject=${props.session.id}`}>Audit log of it</A>
            <A href={`/settings/personal-data?session=${props.session.id}`}>Export or erase its data</A>
          </p>
        </Show>
      </section>
    </aside>
  )
}

function Fact(props: { name: string; value: string; more?: string; mono?: boolean }) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd dir="auto" classList={{ 'facts-mono': props.mono }}>
        <bdi>{props.value}</bdi>
        <Show when={props.more}> · {props.more}</Show>
      </dd>
    </div>
  )
}
