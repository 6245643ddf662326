import type { MessageSender } from '#prisma/generated/enums.ts'

/** What happened in one session, as told over the bus: ids and seqs; only deltas and typing carry content. */
export type SessionNews =
  /** `traceparent`: of the request or job that added it, so that its delivery belongs to the same trace. */
  | { type: 'message-added'; seq: number; traceparent?: string }
  | { type: 'session-changed' }
  /** A piece of the reply being written. A new `attempt` voids the pieces of the one before. */
  | { type: 'reply-delta'; replyToSeq: number; attempt: string; offset: number; text: string }
  /** Somebody missed a piece: whoever writes the reply says all of it so far. */
  | { type: 'reply-wanted' }
  | { type: 'typing-changed'; sender: MessageSender; typing: boolean; expiresInMs: number }
  /** An agent has the session open: for other agents only. */
  | { type: 'agent-present'; agentId: string; name: string; present: boolean; expiresInMs: number }

export type InboxNews = { type: 'ticket-changed'; ticketId: string }

export const topics = {
  session: (sessionId: string) => `session:${sessionId}`,
  inbox: 'inbox',
  /** The FAQ changed: every replica rebuilds its index. */
  faqs: 'faqs',
  /** A key was revoked: every replica forgets it and closes its sockets. */
  apiKeys: 'api-keys',
} as const
