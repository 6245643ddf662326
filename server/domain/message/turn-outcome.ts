import { type NoticeDraft, noticesOf } from '../session/notices/notices.ts'
import {
  type ReopensWith,
  type SessionState,
  type SessionTransition,
  type TicketEffect,
  transition,
} from '../session/transition.ts'

export interface TurnSteps {
  customerWrote: { reopensWith: ReopensWith } | null
  personWanted: boolean
  personUnneeded: boolean
}

export interface TurnOutcome {
  state: SessionState
  ticketEffect: TicketEffect
  reopened: boolean
  notices: NoticeDraft[]
}

/** What becomes of a session by one turn, which may be several events of it: a message that reopens and escalates. Pure. */
export function turnOutcome(before: SessionState, steps: TurnSteps): TurnOutcome {
  const events: SessionTransition[] = [
    ...(steps.customerWrote ? [{ type: 'customer-wrote' as const, ...steps.customerWrote }] : []),
    ...(steps.personWanted ? [{ type: 'person-wanted' as const }] : []),
    ...(steps.personUnneeded ? [{ type: 'person-unneeded' as const }] : []),
  ]
  const outcome: TurnOutcome = { state: before, ticketEffect: null, reopened: false, notices: [] }
  for (const event of events) {
    const moved = transition(outcome.state, event)
    if (!moved.allowed) continue
    outcome.notices.push(...noticesOf(outcome.state, moved.next, moved.ticket, event))
    outcome.state = moved.next
    outcome.ticketEffect = moved.ticket ?? outcome.ticketEffect
    outcome.reopened ||= moved.reopened
  }
  return outcome
}
