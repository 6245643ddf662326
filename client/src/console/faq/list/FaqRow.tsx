import { Show } from 'solid-js'
import { formats } from '../../formats.ts'
import type { Faq } from '../faq-form.ts'
import { languageName } from '../translations.ts'

export interface FaqRowProps {
  faq: Pick<Faq, 'question' | 'enabled'>
  confidence?: number
  /** Shown where there is more than one. */
  language?: string | undefined
  outdated?: boolean | undefined
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
        <span class="chip chip-accent" title="The assistant’s confidence">
          {formats.percent(props.confidence ?? 0)}
        </span>
      </Show>
      <Show when={props.language}>
        <span class="chip" title={languageName(props.language ?? null)}>
          {props.language}
        </span>
      </Show>
      <Show when={props.outdated}>
        <span class="chip chip-soon" title="The original has changed since">
          Outdated
        </span>
      </Show>
      <Show when={!props.faq.enabled}>
        <span class="chip">Inactive</span>
      </Show>
    </button>
  )
}
