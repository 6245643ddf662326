import type { Notice } from '#prisma/generated/enums.ts'
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

/** In English; clients that speak other languages go by the notice's kind. */
export function noticeText(notice: Notice, name: string | null): string {
  const agent = name ?? 'Our colleague'
  const texts: Record<Notice, string> = {
    COLLEAGUE_ASKED: "We've asked a colleague. You can close this chat; we'll answer right here.",
    AGENT_JOINED: `${agent} joined`,
    AGENT_LEFT: `${agent} left`,
    AGENT_CLOSED: `${agent} closed this chat. Still need help? Just reply.`,
    BACK_IN_LINE: `${agent} had to leave. You've kept your place in line.`,
    REQUEST_WITHDRAWN: "You've left the line. The assistant answers again.",
  }
  return texts[notice]
}
