import { randomUUIDv7 } from 'node:crypto'
import type { Ticket } from '#prisma/generated/client.ts'
import type { EscalationReason } from '#prisma/generated/enums.ts'

export interface TicketRequest {
  reason: EscalationReason
  /** Of KEYWORD. */
  keyword?: string | undefined
  note?: string | undefined
  requestedBy?: string | undefined
}

/** The ticket of a session that begins to wait. `place`: that which the customer has in the queue already; null: its end. */
export function newTicket(
  { reason, keyword, note, requestedBy }: TicketRequest,
  { sessionId, now, place }: { sessionId: string; now: Date; place: Date | null },
): Ticket {
  return {
    id: randomUUIDv7(),
    sessionId,
    status: 'OPEN',
    outcome: null,
    reason,
    keyword: keyword ?? null,
    note: note ?? null,
    requestedBy: requestedBy ?? null,
    assigneeId: null,
    createdAt: now,
    queuedAt: place ?? now,
    returnedAt: null,
    takenAt: null,
    resolvedAt: null,
  }
}
