import { Show } from 'solid-js'
import { useChat } from '../chat-context.ts'
import type { Message } from '../conversation/conversation.ts'
import { proofStrings } from '../locale/proof-strings.ts'
import './proof.css'

/** Explains the asterisk at what has no help article behind it, under the answer that it is in. */
export function UnprovenNote(props: { message: Message }) {
  const { notFromHelp } = proofStrings(useChat().locale)
  return (
    <Show when={props.message.evidence.some(({ basis }) => basis === 'UNPROVEN')}>
      <p class="unproven-note">
        <span aria-hidden="true">*</span>
        {notFromHelp}
      </p>
    </Show>
  )
}
