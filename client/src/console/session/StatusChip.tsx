import { ageText, urgencyOf, urgencyText, waitingSince } from '../ticket/wait-urgency.ts'
import { statusText } from './status-text.ts'
import type { OpenSession } from './view/session-view.ts'

/** Who has the session; a wait gets louder with its age. `now`: milliseconds since the epoch. */
export function StatusChip(props: {
  session: Pick<OpenSession, 'status'> & {
    ticket?: { assignee: string | null; createdAt: string; returnedAt: string | null } | null
  }
  now: number
}) {
  const waitMs = () => (props.session.ticket ? props.now - waitingSince(props.session.ticket) : 0)
  const tone = () => {
    switch (props.session.status) {
      case 'WAITING':
        return { fresh: 'chip-accent', soon: 'chip-soon', late: 'chip-late', overdue: 'chip-late' }[
          urgencyOf(waitMs())
        ]
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
  const title = () => (props.session.status === 'WAITING' ? urgencyText(waitMs()) : undefined)
  return (
    <span class={`chip ${tone()}`} title={title()}>
      {text()}
    </span>
  )
}
