import type { QueueTicket } from './inbox.ts'

/** A ticket of the queue, complete; tests name only what they are about. */
export function aTicket(fields: Partial<QueueTicket> & { id: string }): QueueTicket {
  return {
    status: 'OPEN',
    reason: 'LOW_CONFIDENCE',
    keyword: null,
    note: null,
    assignee: null,
    assigneeId: null,
    assigneeAway: false,
    returnedAt: null,
    createdAt: '2026-03-03T10:00:00.000Z',
    queuedAt: fields.createdAt ?? '2026-03-03T10:00:00.000Z',
    takenAt: null,
    session: {
      id: `session of ${fields.id}`,
      status: 'WAITING',
      userId: null,
      verified: false,
      metadata: null,
      unansweredSince: null,
      lastCustomerMessage: null,
      messages: { nodes: [] },
    },
    ...fields,
  }
}
