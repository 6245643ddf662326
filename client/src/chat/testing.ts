import type { Message, SessionState } from './conversation/conversation.ts'

/** A stored message, complete; tests name only what they are about. */
export function aMessage(fields: Partial<Message> & { seq: number }): Message {
  return {
    id: `message ${fields.seq}`,
    replyToSeq: null,
    sender: 'CUSTOMER',
    text: `text ${fields.seq}`,
    clientMessageId: null,
    source: null,
    escalated: false,
    suggestedActions: [],
    citations: [],
    evidence: [],
    translation: null,
    isTentative: false,
    suggestedQuestions: [],
    agentName: null,
    notice: null,
    createdAt: '2026-03-03T10:00:00.000Z',
    ...fields,
  }
}

export function aSession(fields: Partial<SessionState> = {}): SessionState {
  return { status: 'ACTIVE', epoch: 0, queuePosition: null, ticket: null, rating: null, ...fields }
}
