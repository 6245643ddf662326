import { Show } from 'solid-js'
import { formats } from '../formats.ts'
import type { Faq } from './faq-form.ts'

export interface FaqRowProps {
  faq: Pick<Faq, 'question' | 'enabled'>
  confidence?: number
  current: boolean
  onOpen: () => void
}

export function FaqRow(props: FaqRowProps) {
  return (
    <button
      type="button"
      class="queue-row faq-row"
      aria-current={props.current ? 'true' : undefined}
      onClick={() => props.onOpen()}
    >
      <span class="faq-question" classList={{ 'faq-disabled': !props.faq.enabled }}>
        {props.faq.question}
      </span>
      <Show when={props.confidence !== undefined}>
        <span class="chip chip-accent" title="How sure the assistant would be">
          {formats.percent(props.confidence ?? 0)}
        </span>
      </Show>
      <Show when={!props.faq.enabled}>
        <span class="chip">Disabled</span>
      </Show>
    </button>
  )
}
