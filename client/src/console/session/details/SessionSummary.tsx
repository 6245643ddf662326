import { For, Show } from 'solid-js'
import type { OpenSession } from '../view/session-view.ts'
import { summaryLines } from './summary-lines.ts'

/** What the conversation is about so far, as the model put it. */
export function SessionSummary(props: { session: OpenSession }) {
  const isHandedOver = () => ['OPEN', 'TAKEN'].includes(props.session.ticket?.status ?? '')
  return (
    <section>
      <h3>Summary</h3>
      <Show
        when={props.session.summary}
        fallback={
          <p class="details-none">
            {isHandedOver() ? 'Writing…' : 'Written when the conversation is handed over or resolved.'}
          </p>
        }
      >
        {(summary) => (
          <dl class="details-summary">
            <For each={summaryLines(summary())}>
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
        )}
      </Show>
    </section>
  )
}
