import type { Ticket } from '#prisma/generated/client.ts'
import type { Tx } from '../db.ts'
import type { SessionState, TicketEffect } from './transition.ts'

/**
 * Does to the session's ticket what a transition asks for; opening one is `openTicket`'s. Null: there was none.
 * `customerReturned`: a reopened ticket goes to the head of the queue instead of its old place, marked as such.
 */
export async function applyTicketEffect(
  tx: Tx,
  sessionId: string,
  effect: Exclude<TicketEffect, 'open' | null>,
  { next, now, customerReturned = false }: { next: SessionState; now: Date; customerReturned?: boolean },
): Promise<Ticket | null> {
  const unresolved = { sessionId, status: { not: 'RESOLVED' as const } }
  switch (effect) {
    case 'take':
      return first(
        tx.ticket.updateManyAndReturn({
          where: unresolved,
          data: { status: 'TAKEN', assigneeId: next.ownerId, takenAt: now },
        }),
      )
    case 'requeue':
      return first(
        tx.ticket.updateManyAndReturn({
          where: unresolved,
          data: { status: 'OPEN', assigneeId: null, takenAt: null },
        }),
      )
    case 'reopen':
      return reopenLatest(tx, sessionId, { next, returnedAt: customerReturned ? now : undefined })
    default:
      return first(
        tx.ticket.updateManyAndReturn({
          where: unresolved,
          data: { status: 'RESOLVED', outcome: effect, resolvedAt: now },
        }),
      )
  }
}

async function reopenLatest(
  tx: Tx,
  sessionId: string,
  { next, returnedAt }: { next: SessionState; returnedAt: Date | undefined },
): Promise<Ticket | null> {
  const latest = await tx.ticket.findFirst({ where: { sessionId }, orderBy: { createdAt: 'desc' } })
  if (!latest) return null
  const owned = next.status === 'WITH_AGENT'
  return tx.ticket.update({
    where: { id: latest.id },
    data: {
      outcome: null,
      resolvedAt: null,
      ...(owned
        ? { status: 'TAKEN', assigneeId: next.ownerId }
        : { status: 'OPEN', assigneeId: null, takenAt: null }),
      ...(returnedAt ? { returnedAt, queuedAt: await headOfQueue(tx, latest.queuedAt) } : {}),
    },
  })
}

/** A moment before all others who wait; of two who come back at the same moment, the database's ids decide. */
async function headOfQueue(tx: Tx, own: Date): Promise<Date> {
  const { _min } = await tx.ticket.aggregate({ where: { status: 'OPEN' }, _min: { queuedAt: true } })
  const first = _min.queuedAt
  return first === null || own < first ? own : new Date(first.getTime() - 1)
}

async function first(rows: Promise<Ticket[]>): Promise<Ticket | null> {
  const [row = null] = await rows
  return row
}
