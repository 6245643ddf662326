import { ageText, urgencyOf } from '../inbox/waiting.ts'
import type { OpenSession } from './session-view.ts'
import { statusText } from './status-text.ts'

/** Who has the session; a wait gets louder with its age. `now`: milliseconds since the epoch. */
export function StatusChip(props: {
  session: Pick<OpenSession, 'status'> & { ticket?: { assignee: string | null; createdAt: string } | null }
  now: number
}) {
  const waitMs = () => props.now - Date.parse(props.session.ticket?.createdAt ?? '')
  const tone = () => {
    switch (props.session.status) {
      case 'WAITING':
        return urgencyOf(waitMs()) === 'fresh' || urgencyOf(waitMs()) === 'soon' ? 'chip-soon' : 'chip-late'
      case 'WITH_AGENT':
        return 'chip-accent'
      case 'RESOLVED':
        return 'chip-ok'
      case 'ACTIVE':
        return ''
    }
  }
  const text = () =>
    props.session.status === 'WAITING' && props.session.ticket
      ? `Waiting ${ageText(waitMs())}`
      : statusText(props.session.status, props.session.ticket?.assignee)
  return <span class={`chip ${tone()}`}>{text()}</span>
}
