import type { SessionStatus, TicketOutcome } from '#prisma/generated/enums.ts'

/** Who owns a session. `epoch` grows by one with every change; a writer names the one it saw. */
export interface SessionState {
  status: SessionStatus
  epoch: number
  /** The agent's key; set exactly while WITH_AGENT. */
  ownerId: string | null
}

export interface StaffMember {
  agentId: string
  isAdmin: boolean
}

/** Who gets a session that its customer reopens: the bot, the head of the queue, or the agent who had it. */
export type ReopensWith = { kind: 'bot' } | { kind: 'queue' } | { kind: 'agent'; agentId: string }

export type SessionTransition =
  | { type: 'customer-wrote'; reopensWith?: ReopensWith }
  | { type: 'person-wanted' }
  /** The customer needs no person any more. */
  | { type: 'person-unneeded' }
  /** `overAway`: the owner has left a customer's message unanswered, so another agent may take over. */
  | { type: 'taken'; agentId: string; overAway?: boolean }
  | ({ type: 'assigned'; toAgentId: string } & StaffMember)
  | ({ type: 'returned-to-queue' } & StaffMember)
  /** The key of this owner may not own sessions any more. */
  | { type: 'owner-lost'; ownerId: string }
  | ({ type: 'returned-to-bot' } & StaffMember)
  | { type: 'resolved'; by: { kind: 'customer' | 'silence' } | ({ kind: 'staff' } & StaffMember) }
  | ({ type: 'closed-as-spam' } & StaffMember)
  /** Takes a resolution back: the session is again as `before` says. */
  | { type: 'resolution-undone'; before: Pick<SessionState, 'status' | 'ownerId'> }

/** What has to become of the session's ticket in the same transaction. `reopen`: of the latest, resolved one. */
export type TicketEffect = 'open' | 'take' | 'requeue' | 'reopen' | TicketOutcome | null

export type Refusal =
  | 'owned-by-another'
  | 'not-waiting'
  | 'not-with-agent'
  | 'with-agent'
  | 'already-resolved'
  | 'not-resolved'

export type Transition =
  | { allowed: true; next: SessionState; ticket: TicketEffect; reopened: boolean }
  | { allowed: false; because: Refusal }

/** The whole life of a session. Pure: the same state and event give the same transition. */
export function transition(state: SessionState, event: SessionTransition): Transition {
  switch (event.type) {
    case 'customer-wrote':
      return state.status === 'RESOLVED' ? reopen(state, event.reopensWith ?? { kind: 'bot' }) : stay(state)
    case 'person-wanted':
      if (state.status === 'RESOLVED') return refuse('already-resolved')
      return state.status === 'ACTIVE' ? move(state, 'WAITING', null, 'open') : stay(state)
    case 'resolution-undone':
      if (state.status !== 'RESOLVED') return refuse('not-resolved')
      return move(
        state,
        event.before.status,
        event.before.ownerId,
        event.before.status === 'ACTIVE' ? null : 'reopen',
      )
    case 'resolved':
      return resolved(state, event.by)
    case 'closed-as-spam':
      if (state.status === 'RESOLVED') return refuse('already-resolved')
      if (state.status === 'ACTIVE') return refuse('not-waiting')
      return isAnothers(state, event) ? refuse('owned-by-another') : move(state, 'RESOLVED', null, 'SPAM')
    default:
      return changeOwner(state, event)
  }
}

type OwnerChange = Extract<
  SessionTransition,
  {
    type: 'person-unneeded' | 'taken' | 'assigned' | 'returned-to-queue' | 'owner-lost' | 'returned-to-bot'
  }
>

/** What needs a ticket that is not resolved. */
function changeOwner(state: SessionState, event: OwnerChange): Transition {
  const { status, ownerId } = state
  if (status === 'RESOLVED') return refuse('already-resolved')
  switch (event.type) {
    case 'person-unneeded':
      if (status === 'WITH_AGENT') return refuse('with-agent')
      return status === 'WAITING' ? move(state, 'ACTIVE', null, 'WITHDRAWN') : stay(state)
    case 'taken':
      if (status === 'ACTIVE') return refuse('not-waiting')
      if (ownerId === event.agentId) return stay(state)
      if (status === 'WITH_AGENT' && !event.overAway) return refuse('owned-by-another')
      return move(state, 'WITH_AGENT', event.agentId, 'take')
    case 'assigned':
      if (status === 'ACTIVE') return refuse('not-waiting')
      if (isAnothers(state, event)) return refuse('owned-by-another')
      if (ownerId === event.toAgentId) return stay(state)
      return move(state, 'WITH_AGENT', event.toAgentId, 'take')
    case 'returned-to-queue':
      if (status !== 'WITH_AGENT') return status === 'WAITING' ? stay(state) : refuse('not-with-agent')
      return isAnothers(state, event) ? refuse('owned-by-another') : move(state, 'WAITING', null, 'requeue')
    case 'owner-lost':
      return ownerId === event.ownerId ? move(state, 'WAITING', null, 'requeue') : stay(state)
    case 'returned-to-bot':
      if (status !== 'WITH_AGENT') return refuse('not-with-agent')
      return isAnothers(state, event) ? refuse('owned-by-another') : move(state, 'ACTIVE', null, 'RETURNED')
  }
}

function reopen(state: SessionState, reopensWith: ReopensWith): Transition {
  switch (reopensWith.kind) {
    case 'bot':
      return move(state, 'ACTIVE', null, null, true)
    case 'queue':
      return move(state, 'WAITING', null, 'reopen', true)
    case 'agent':
      return move(state, 'WITH_AGENT', reopensWith.agentId, 'reopen', true)
  }
}

function resolved(
  state: SessionState,
  by: Extract<SessionTransition, { type: 'resolved' }>['by'],
): Transition {
  if (state.status === 'RESOLVED') return refuse('already-resolved')
  if (by.kind === 'staff' && isAnothers(state, by)) return refuse('owned-by-another')
  if (state.status === 'ACTIVE') return move(state, 'RESOLVED', null, null)
  if (by.kind !== 'silence') return move(state, 'RESOLVED', null, 'SOLVED')
  return move(state, 'RESOLVED', null, state.status === 'WAITING' ? 'ABANDONED' : 'ASSUMED')
}

function isAnothers({ ownerId }: SessionState, { agentId, isAdmin }: StaffMember): boolean {
  return ownerId !== null && ownerId !== agentId && !isAdmin
}

/** The state alone: a caller hands in the whole row, and writing that back would undo what others wrote since. */
function stay({ status, epoch, ownerId }: SessionState): Transition {
  return { allowed: true, next: { status, epoch, ownerId }, ticket: null, reopened: false }
}

function move(
  state: SessionState,
  status: SessionStatus,
  ownerId: string | null,
  ticket: TicketEffect,
  reopened = false,
): Transition {
  return { allowed: true, next: { status, epoch: state.epoch + 1, ownerId }, ticket, reopened }
}

function refuse(because: Refusal): Transition {
  return { allowed: false, because }
}
