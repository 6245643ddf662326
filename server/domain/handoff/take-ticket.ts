import type { ApiKey, Session, Ticket } from '#prisma/generated/client.ts'
import { isAway } from '../agent/is-away.ts'
import { markSeen } from '../agent/mark-seen.ts'
import { mayOwn } from '../agent/may-own.ts'
import type { Tx } from '../db.ts'
import type { Deps } from '../deps.ts'
import { Conflict } from '../errors.ts'
import { changeSession } from '../session/change-session.ts'
import { publishSessionChange } from '../session/publish-session-change.ts'
import { findTicket } from '../ticket/find-ticket.ts'

/**
 * Makes the agent the owner of the ticket's session; from then on the bot is silent. Of two who press at once one
 * wins. Taking again what one has already changes nothing. What another agent has can be taken over once that agent
 * is away with a customer's message unanswered.
 * @throws NotFound, Conflict naming who has it
 */
export async function takeTicket(deps: Deps, agent: ApiKey, ticketId: string): Promise<Ticket> {
  const { session, ticket } = await findTicket(deps, ticketId)
  if (ticket.status === 'RESOLVED')
    throw new Conflict('The ticket has already been resolved.', 'ALREADY_RESOLVED')
  await markSeen(deps, agent)
  const changed = await changeSession(
    deps,
    session,
    async (current) => ({
      type: 'taken',
      agentId: agent.id,
      overAway: await isOwnerAway(deps, deps.db, current),
    }),
    async (tx, { before }) => {
      if (before.ownerId !== null && before.ownerId !== agent.id) await requireStillAway(deps, tx, before)
      return {}
    },
  )
  const over = changed.before.ownerId !== null
  await publishSessionChange(deps, changed, over ? 'TAKEN_OVER' : 'TAKEN', agent.name)
  if (changed.ticket?.takenAt && !over) {
    const { takenAt, createdAt } = changed.ticket
    deps.metrics.ticketTaken({ seconds: (takenAt.getTime() - createdAt.getTime()) / 1000 })
  }
  return changed.ticket ?? ticket
}

/** The row is locked by now: an answer that was stored while this agent pressed counts. */
async function requireStillAway(deps: Deps, tx: Tx, { id, ownerId }: Session): Promise<void> {
  const current = await tx.session.findUniqueOrThrow({ where: { id } })
  if (!(await isOwnerAway(deps, tx, { ...current, ownerId })))
    throw new Conflict('The agent who has this session is back.', 'OWNED_BY_ANOTHER')
}

/** Whether the owner may be replaced: away, or with a key that may not own sessions any more. */
async function isOwnerAway(
  { clock, settings }: Pick<Deps, 'clock' | 'settings'>,
  db: Pick<Tx, 'apiKey'>,
  session: Session,
): Promise<boolean> {
  if (session.ownerId === null) return false
  const owner = await db.apiKey.findUnique({ where: { id: session.ownerId } })
  const now = clock()
  return !mayOwn(owner, now) || isAway(session, owner, { now, awayMinutes: settings.agentAwayMinutes })
}
