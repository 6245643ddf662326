import { createSignal, createUniqueId, For, Show } from 'solid-js'
import { useConsole } from '../console-context.ts'
import { formats } from '../formats.ts'
import { createFaqSearch } from './create-faq-search.ts'

/** What a customer's words would find, by the same search that the assistant decides with. `faqId`: the one in view. */
export function TryIt(props: { faqId?: string }) {
  const { api } = useConsole()
  const [text, setText] = createSignal('')
  const matches = createFaqSearch(api, text, 5)
  const id = createUniqueId()
  return (
    <section class="try-it" aria-labelledby={`${id}-heading`}>
      <h3 id={`${id}-heading`}>Try it</h3>
      <label for={id} class="field-hint">
        Write as a customer would. What is saved is searched.
      </label>
      <input
        id={id}
        class="field"
        autocomplete="off"
        placeholder="my parcel did not come"
        value={text()}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <ol aria-live="polite">
        <For each={matches()} fallback={<Show when={matches()}>{<li>Nothing is near to that.</li>}</Show>}>
          {({ faq, confidence }) => (
            <li classList={{ 'try-it-this': faq.id === props.faqId }}>
              <span>
                {faq.question}
                <Show when={faq.id === props.faqId}>
                  <span class="chip chip-accent">This one</span>
                </Show>
              </span>
              <meter min="0" max="1" value={confidence} aria-label="Confidence" />
              <span class="number">{formats.percent(confidence)}</span>
            </li>
          )}
        </For>
      </ol>
    </section>
  )
}
