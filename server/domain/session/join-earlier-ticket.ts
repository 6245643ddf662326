import type { Session } from '#prisma/generated/client.ts'
import type { Tx } from '../db.ts'
import type { Deps } from '../deps.ts'
import { Conflict, NotFound } from '../errors.ts'
import type { SpeechDeps } from '../language/wording/speech.ts'
import { countClosedTicket } from '../usage/count-closed-ticket.ts'
import { changeSession } from './change-session.ts'
import { publishSessionChange } from './publish-session-change.ts'

type Customer = Pick<Session, 'id' | 'userId' | 'verified'>

/** The sessions in which the same verified customer waits already: docs/decisions/016. */
function othersWaiting({ id, userId }: Customer) {
  return { id: { not: id }, userId, verified: true, status: 'WAITING' as const }
}

/** The place that a verified customer has in the queue by another session; null when they have none. */
export async function earlierPlace(tx: Tx, customer: Customer): Promise<Date | null> {
  if (!customer.verified || customer.userId === null) return null
  const { _min } = await tx.ticket.aggregate({
    where: { status: 'OPEN', session: othersWaiting(customer) },
    _min: { queuedAt: true },
  })
  return _min.queuedAt
}

/** Nobody queues behind themselves: what a verified customer waits for elsewhere is withdrawn. Idempotent. */
export async function withdrawElsewhere(
  deps: Pick<Deps, 'db' | 'bus' | 'clock' | 'metrics'> & SpeechDeps,
  customer: Customer,
): Promise<void> {
  if (!customer.verified || customer.userId === null) return
  for (const session of await deps.db.session.findMany({ where: othersWaiting(customer) })) {
    try {
      const changed = await changeSession(deps, session, { type: 'person-unneeded' })
      if (changed.ticket) await publishSessionChange(deps, changed, 'CLOSED')
      countClosedTicket(deps, changed.ticket)
    } catch (error) {
      // An agent has just joined there, or it has ended.
      if (!(error instanceof Conflict || error instanceof NotFound)) throw error
    }
  }
}
