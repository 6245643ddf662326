import type { OpenSession, TranscriptMessage } from './view/session-view.ts'

/** A session, complete; tests name only what they are about. */
export function aSession(fields: Partial<OpenSession> = {}): OpenSession {
  return {
    id: 'session',
    status: 'ACTIVE',
    epoch: 0,
    userId: null,
    verified: false,
    metadata: null,
    summary: null,
    language: 'en',
    unansweredSince: null,
    queuePosition: null,
    createdAt: '2026-03-03T10:00:00.000Z',
    updatedAt: '2026-03-03T10:00:00.000Z',
    resolvedAt: null,
    ticket: null,
    ...fields,
  }
}

export function aSessionTicket(
  fields: Partial<NonNullable<OpenSession['ticket']>> = {},
): NonNullable<OpenSession['ticket']> {
  return {
    id: 'ticket',
    status: 'OPEN',
    reason: 'LOW_CONFIDENCE',
    keyword: null,
    note: null,
    requestedBy: null,
    requestedByCustomer: false,
    assignee: null,
    assigneeId: null,
    assigneeAway: false,
    returnedAt: null,
    createdAt: '2026-03-03T10:00:00.000Z',
    takenAt: null,
    resolvedAt: null,
    ...fields,
  }
}

export function aMessage(fields: Partial<TranscriptMessage> & { seq: number }): TranscriptMessage {
  return {
    id: `message ${fields.seq}`,
    sender: 'CUSTOMER',
    text: `text ${fields.seq}`,
    language: null,
    translation: null,
    clientMessageId: null,
    confidence: null,
    source: null,
    escalated: false,
    citations: [],
    evidence: [],
    leftOut: [],
    suggestedQuestions: [],
    agentName: null,
    notice: null,
    trace: null,
    feedback: null,
    createdAt: '2026-03-03T10:00:00.000Z',
    ...fields,
  }
}
