import { Show } from 'solid-js'
import { Icon } from '../../ui/Icon.tsx'
import { CustomerAvatar } from '../CustomerAvatar.tsx'
import { useConsole } from '../console-context.ts'
import { customerName } from '../customer-name.ts'
import { Glyph } from '../Glyph.tsx'
import { StatusChip } from './StatusChip.tsx'
import type { OpenSession } from './session-view.ts'

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
            <span class="session-verified" title="Verified: the id came with a valid signature">
              <Glyph name="verified" />
              <span class="visually-hidden">, verified</span>
            </span>
          </Show>
        </h2>
        <StatusChip session={props.session} now={now()} />
        <Show when={props.colleagues.length > 0}>
          <span class="session-colleagues" role="status">
            <i />
            <bdi>{props.colleagues.join(', ')}</bdi> {props.colleagues.length === 1 ? 'looks' : 'look'} at
            this too
          </span>
        </Show>
      </div>
      <div class="session-actions">
        <Show when={props.canEnd}>
          <button
            type="button"
            class="button"
            disabled={props.busy}
            title="The assistant answers again (Shift+B)"
            onClick={() => props.onReturn()}
          >
            <Glyph name="bot" />
            <span class="session-action-text">Return to assistant</span>
          </button>
          <button
            type="button"
            class="button"
            disabled={props.busy}
            title="The customer is helped (Shift+E)"
            onClick={() => props.onResolve()}
          >
            <Icon name="check" />
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
