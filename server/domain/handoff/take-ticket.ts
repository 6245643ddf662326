import type { ApiKey, Session, Ticket } from '#prisma/generated/client.ts'
import type { Deps } from '../deps.ts'
import { Conflict, NotFound } from '../errors.ts'
import { changeSession } from '../session/change-session.ts'
import { isUuid } from '../viewer.ts'
import { publishSessionChange } from './publish-session-change.ts'

/**
 * Makes the agent the owner of the ticket's session; from then on the bot is silent. Of two who press at once one
 * wins. Taking again what one has already changes nothing.
 * @throws NotFound, Conflict naming who has it
 */
export async function takeTicket(deps: Deps, agent: ApiKey, ticketId: string): Promise<Ticket> {
  const { session, ...ticket } = await ticketWithSession(deps, ticketId)
  if (ticket.status === 'RESOLVED') throw new Conflict('The ticket is resolved already.')
  const changed = await changeSession(deps, session, { type: 'taken', agentId: agent.id })
  await publishSessionChange(deps, changed)
  if (changed.ticket?.takenAt) {
    const { takenAt, createdAt } = changed.ticket
    deps.metrics.ticketTaken({ seconds: (takenAt.getTime() - createdAt.getTime()) / 1000 })
  }
  return changed.ticket ?? ticket
}

async function ticketWithSession({ db }: Deps, id: string): Promise<Ticket & { session: Session }> {
  const ticket = isUuid(id) ? await db.ticket.findUnique({ where: { id }, include: { session: true } }) : null
  if (!ticket) throw new NotFound('The ticket')
  return ticket
}
