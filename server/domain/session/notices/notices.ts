import type { Notice } from '#prisma/generated/enums.ts'
import type { Speech } from '../../language/wording/speech.ts'
import type { SessionState, SessionTransition, TicketEffect } from '../transition.ts'

/** A line in the log about who joined and left; `agentId`: whom it is about. */
export interface NoticeDraft {
  notice: Notice
  agentId: string | null
}

/** What both sides of the session read about a change of its state, in order. Pure. */
export function noticesOf(
  before: Pick<SessionState, 'status' | 'ownerId'>,
  after: Pick<SessionState, 'status' | 'ownerId'>,
  ticket: TicketEffect,
  by?: SessionTransition,
): NoticeDraft[] {
  const left = before.ownerId
  if (after.ownerId !== null) {
    if (after.ownerId === left) return []
    const joined: NoticeDraft = { notice: 'AGENT_JOINED', agentId: after.ownerId }
    return left === null ? [joined] : [{ notice: 'AGENT_LEFT', agentId: left }, joined]
  }
  if (ticket === 'requeue') return [{ notice: 'BACK_IN_LINE', agentId: left }]
  if (ticket === 'open' || (ticket === 'reopen' && by?.type === 'customer-wrote'))
    return [{ notice: 'COLLEAGUE_ASKED', agentId: null }]
  if (ticket === 'WITHDRAWN') return [{ notice: 'REQUEST_WITHDRAWN', agentId: null }]
  if (left === null) return []
  if (after.status !== 'RESOLVED') return [{ notice: 'AGENT_LEFT', agentId: left }]
  const byStaff = by?.type === 'resolved' && by.by.kind === 'staff'
  return byStaff ? [{ notice: 'AGENT_CLOSED', agentId: left }] : []
}

const noticeTexts = {
  COLLEAGUE_ASKED: 'colleagueAsked',
  AGENT_JOINED: 'agentJoined',
  AGENT_LEFT: 'agentLeft',
  AGENT_CLOSED: 'agentClosed',
  BACK_IN_LINE: 'backInLine',
  REQUEST_WITHDRAWN: 'requestWithdrawn',
} as const satisfies Record<Notice, string>

/** To the customer; for agents, clients go by the notice's kind. */
export function noticeText(speech: Speech, notice: Notice, agentName: string | null): string {
  return speech.fill(noticeTexts[notice], { agent: agentName ?? speech.say('colleague') })
}
