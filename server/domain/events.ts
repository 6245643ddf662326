import type { MessageSender } from '#prisma/generated/enums.ts'

/** What happened in one session, as published on the bus: ids and seqs; only deltas and typing carry content. */
export type SessionEvent =
  /** `traceparent`: of the request or job that added it, so that its delivery belongs to the same trace. */
  | { type: 'message-added'; seq: number; traceparent?: string }
  | { type: 'session-changed' }
  /** A message can be read in another language now, or will not be: for agents only. */
  | { type: 'message-translated'; seq: number; language: string }
  /** A piece of the reply being written. A new `attempt` voids the pieces of the one before. */
  | { type: 'reply-delta'; replyToSeq: number; attempt: string; offset: number; text: string }
  /** A subscriber missed a piece: the process that writes the reply publishes all of it so far. */
  | { type: 'reply-wanted' }
  | { type: 'typing-changed'; sender: MessageSender; typing: boolean; expiresInMs: number }
  /** An agent has the session open: for other agents only. */
  | { type: 'agent-present'; agentId: string; name: string; present: boolean; expiresInMs: number }

/** What became of a ticket. */
export const ticketChanges = [
  'OPENED',
  'TAKEN',
  'TAKEN_OVER',
  'ASSIGNED',
  'RETURNED_TO_QUEUE',
  'OWNER_LOST',
  'ASSIGNEE_AWAY',
  'CUSTOMER_RETURNED',
  'REOPENED',
  'CLOSED',
] as const
export type TicketChange = (typeof ticketChanges)[number]

export interface InboxEvent {
  type: 'ticket-changed'
  ticketId: string
  change: TicketChange
  /** The name of the agent who did it, when one did. */
  by?: string
  /** Who had it before, when it went to another agent or back into the queue. */
  previousAssigneeId?: string
}

export const topics = {
  session: (sessionId: string) => `session:${sessionId}`,
  inbox: 'inbox',
  /** The FAQ changed: every replica rebuilds its index. */
  faqs: 'faqs',
  /** A key was revoked: every replica forgets it and closes its sockets. */
  apiKeys: 'api-keys',
} as const
