import type { Deps } from '../deps.ts'
import { countClosedTicket } from '../usage/count-closed-ticket.ts'
import type { StoredTurn, Turn } from './turn.ts'

/** Tells the metrics what a turn, once committed, came to. */
export function countTurn(
  { metrics }: Pick<Deps, 'metrics'>,
  turn: Turn,
  { message, reply, ticket, ticketChange, reopened }: StoredTurn,
): void {
  if ('create' in turn.session) metrics.sessionStarted()
  if (message) metrics.messageReceived({ replyExpected: reply !== null || message.awaitsReply })
  if (reply?.source) {
    const { source, confidence, replyMs } = reply
    metrics.replyStored({ source, confidence, seconds: (replyMs ?? 0) / 1000 })
  }
  if (ticket && ticketChange === 'OPENED') metrics.escalated({ reason: ticket.reason })
  else if (ticket) countClosedTicket({ metrics }, ticket)
  if (reopened) metrics.sessionReopened()
  for (const call of turn.modelCalls ?? []) metrics.modelCalled(call)
}
