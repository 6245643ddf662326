import { type JSX, Show } from 'solid-js'
import { LateIcon } from '../../ui/loading/LateIcon.tsx'
import { useConsole } from '../console-context.ts'
import { Glyph } from '../controls/Glyph.tsx'
import { CustomerAvatar } from '../customer/CustomerAvatar.tsx'
import { customerName } from '../customer/customer-name.ts'
import { StatusChip } from './StatusChip.tsx'
import type { OpenSession } from './view/session-view.ts'

export interface SessionHeaderProps {
  /** What the conversation is named by. */
  headingId: string
  session: OpenSession
  /** Whether this person may return and resolve it. */
  canEnd: boolean
  busy: boolean
  /** Who else has it open. */
  colleagues: string[]
  showsDetails: boolean
  onDetails: () => void
  onReturn: () => void
  onResolve: () => void
  onBack: () => void
  /** Other ways to give it away. */
  children?: JSX.Element
}

/** Whose conversation this is, in which state, and the ways to end one's part in it. */
export function SessionHeader(props: SessionHeaderProps) {
  const { now } = useConsole()
  return (
    <header class="session-head">
      <button
        type="button"
        class="icon-button session-back"
        aria-label="Back to the list"
        onClick={() => props.onBack()}
      >
        <Glyph name="back" />
      </button>
      <CustomerAvatar of={props.session} />
      <div class="session-title">
        <h2 id={props.headingId}>
          <span class="session-name-text">{customerName(props.session)}</span>
          <Show when={props.session.verified}>
            <span class="session-verified" title="Verified: signed by your site">
              <Glyph name="verified" />
              <span class="visually-hidden">, verified</span>
            </span>
          </Show>
        </h2>
        <StatusChip session={props.session} now={now()} />
        <Show when={props.session.status !== 'RESOLVED' && props.session.ticket?.assigneeAway}>
          <span class="chip chip-late">Away</span>
        </Show>
        <Show
          when={['WAITING', 'WITH_AGENT'].includes(props.session.status) && props.session.ticket?.returnedAt}
        >
          <span class="chip chip-warm" title="Wrote again after the conversation was resolved">
            Returned
          </span>
        </Show>
        <Show when={props.colleagues.length > 0}>
          <span class="session-colleagues" role="status">
            <i />
            <bdi>{props.colleagues.join(', ')}</bdi> {props.colleagues.length === 1 ? 'is' : 'are'} viewing
          </span>
        </Show>
      </div>
      <div class="session-actions">
        {props.children}
        <Show when={props.canEnd}>
          <button
            type="button"
            class="button"
            disabled={props.busy}
            title="Hand back to the assistant (Shift+B)"
            onClick={() => props.onReturn()}
          >
            <Glyph name="bot" />
            <span class="session-action-text">Return to assistant</span>
          </button>
          <button
            type="button"
            class="button"
            disabled={props.busy}
            title="Mark as resolved (Shift+E)"
            onClick={() => props.onResolve()}
          >
            <LateIcon name="check" />
            <span class="session-action-text">Resolve</span>
          </button>
        </Show>
        <button
          type="button"
          class="icon-button"
          aria-label="Details"
          aria-pressed={props.showsDetails}
          title="Details (i)"
          onClick={() => props.onDetails()}
        >
          <Glyph name="panel" />
        </button>
      </div>
    </header>
  )
}
