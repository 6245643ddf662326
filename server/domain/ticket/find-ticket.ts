import type { Session, Ticket } from '#prisma/generated/client.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { isUuid } from '../is-uuid.ts'

/** A ticket and its session. @throws NotFound */
export async function findTicket(
  { db }: Pick<Deps, 'db'>,
  id: string,
): Promise<{ ticket: Ticket; session: Session }> {
  const found = isUuid(id) ? await db.ticket.findUnique({ where: { id }, include: { session: true } }) : null
  if (!found) throw new NotFound('The ticket')
  const { session, ...ticket } = found
  return { ticket, session }
}
