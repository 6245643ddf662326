import { useSearchParams } from '@solidjs/router'
import { type Accessor, createMemo, createUniqueId, For } from 'solid-js'
import './span-choice.css'

const spans = [7, 30, 90]

/** How many days back, as the address has it; `usual` when it says nothing. */
export function createSpan(usual: number): [days: Accessor<number>, setDays: (days: number) => void] {
  const [query, setQuery] = useSearchParams()
  const days = createMemo(() => spans.find((span) => String(span) === query.days) ?? usual)
  return [days, (span) => setQuery({ days: String(span) }, { replace: true })]
}

export function SpanChoice(props: { days: number; onChoose: (days: number) => void }) {
  const name = createUniqueId()
  return (
    <fieldset class="segments">
      <legend class="visually-hidden">Time span</legend>
      <For each={spans}>
        {(span) => (
          <label>
            <input
              type="radio"
              name={name}
              checked={props.days === span}
              onChange={() => props.onChoose(span)}
            />
            <span>{span} days</span>
          </label>
        )}
      </For>
    </fieldset>
  )
}
