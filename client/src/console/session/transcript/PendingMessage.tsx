import { Show } from 'solid-js'
import type { Outgoing } from '../../../session/outgoing.ts'
import { LateIcon } from '../../../ui/loading/LateIcon.tsx'
import { RichText } from '../../../ui/markdown/RichText.tsx'
import { problemText } from '../../problem-text.ts'
import { isAboutTranslation } from '../translation/create-reply-translation.ts'

/** What the agent wrote, until it is known to be stored. */
export function PendingMessage(props: {
  pending: Outgoing
  onRetry: () => void
  onAsWritten: () => void
  onEdit: () => void
  onDiscard: () => void
}) {
  return (
    <div class="said said-agent said-pending">
      <div class="said-bubble">
        <RichText text={props.pending.text} />
      </div>
      <Show
        when={props.pending.state === 'failed'}
        fallback={
          <p class="said-meta">
            {props.pending.state === 'queued' ? 'Will be sent when the connection is back' : 'Sending…'}
          </p>
        }
      >
        <p class="said-failed" role="alert">
          <LateIcon name="alert" />
          Not sent. {props.pending.problem && problemText(props.pending.problem)}
          <button type="button" class="link-button" onClick={() => props.onRetry()}>
            Retry
          </button>
          <Show when={isAboutTranslation(props.pending.problem)}>
            <button type="button" class="link-button" onClick={() => props.onAsWritten()}>
              Send as written
            </button>
          </Show>
          <button type="button" class="link-button" onClick={() => props.onEdit()}>
            Edit
          </button>
          <button type="button" class="link-button" onClick={() => props.onDiscard()}>
            Discard
          </button>
        </p>
      </Show>
    </div>
  )
}
