import type { Deps } from '../deps.ts'

/** The `notify-ticket` job. A ticket that is gone or taken by now needs no news. */
export async function notifyOfTicket(
  deps: Deps,
  { ticketId }: { ticketId: string },
  jobId: string,
): Promise<void> {
  const ticket = await deps.db.ticket.findUnique({ where: { id: ticketId } })
  if (ticket?.status !== 'OPEN') return
  const { sessionId, reason, note, createdAt } = ticket
  await deps.notifier.notify({ ticketId, sessionId, reason, note, createdAt: createdAt.toISOString() }, jobId)
}
