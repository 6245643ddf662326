import type { SessionStatus } from '#prisma/generated/enums.ts'

/** Who owns a session. `epoch` grows by one with every change; a writer names the one it saw. */
export interface SessionState {
  status: SessionStatus
  epoch: number
  /** The agent's key; set exactly while WITH_AGENT. */
  ownerId: string | null
}

export type SessionEvent =
  | { type: 'customer-wrote' }
  | { type: 'person-wanted' }
  | { type: 'taken'; agentId: string }
  | { type: 'returned-to-bot'; agentId: string; isAdmin: boolean }
  | {
      type: 'resolved'
      by: { kind: 'customer' | 'silence' } | { kind: 'staff'; agentId: string; isAdmin: boolean }
    }

/** What has to become of the session's ticket in the same transaction. */
export type TicketEffect = 'open' | 'take' | 'resolve' | null

export type Transition =
  | { allowed: true; next: SessionState; ticket: TicketEffect; reopened: boolean }
  | { allowed: false; because: 'owned-by-another' | 'not-waiting' | 'not-with-agent' | 'already-resolved' }

/** The whole life of a session. Pure: the same state and event give the same transition. */
export function transition(state: SessionState, event: SessionEvent): Transition {
  switch (event.type) {
    case 'customer-wrote':
      return state.status === 'RESOLVED' ? move(state, 'ACTIVE', null, { reopened: true }) : stay(state)
    case 'person-wanted':
      if (state.status === 'RESOLVED') return refuse('already-resolved')
      return state.status === 'ACTIVE' ? move(state, 'WAITING', null, { ticket: 'open' }) : stay(state)
    case 'taken':
      if (state.status === 'RESOLVED') return refuse('already-resolved')
      if (state.status === 'WITH_AGENT') {
        return state.ownerId === event.agentId ? stay(state) : refuse('owned-by-another')
      }
      if (state.status !== 'WAITING') return refuse('not-waiting')
      return move(state, 'WITH_AGENT', event.agentId, { ticket: 'take' })
    case 'returned-to-bot':
      if (state.status !== 'WITH_AGENT') return refuse('not-with-agent')
      if (!mayAct(state, event)) return refuse('owned-by-another')
      return move(state, 'ACTIVE', null, { ticket: 'resolve' })
    case 'resolved':
      if (state.status === 'RESOLVED') return refuse('already-resolved')
      if (event.by.kind === 'staff' && state.status === 'WITH_AGENT' && !mayAct(state, event.by)) {
        return refuse('owned-by-another')
      }
      return move(state, 'RESOLVED', null, { ticket: state.status === 'ACTIVE' ? null : 'resolve' })
  }
}

function mayAct(state: SessionState, who: { agentId: string; isAdmin: boolean }): boolean {
  return who.isAdmin || state.ownerId === who.agentId
}

/** The state alone: a caller hands in the whole row, and writing that back would undo what others wrote since. */
function stay({ status, epoch, ownerId }: SessionState): Transition {
  return { allowed: true, next: { status, epoch, ownerId }, ticket: null, reopened: false }
}

function move(
  state: SessionState,
  status: SessionStatus,
  ownerId: string | null,
  effects: { ticket?: TicketEffect; reopened?: boolean },
): Transition {
  return {
    allowed: true,
    next: { status, epoch: state.epoch + 1, ownerId },
    ticket: effects.ticket ?? null,
    reopened: effects.reopened ?? false,
  }
}

function refuse(because: Extract<Transition, { allowed: false }>['because']): Transition {
  return { allowed: false, because }
}
