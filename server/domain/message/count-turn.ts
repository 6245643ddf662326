import type { Deps } from '../deps.ts'
import type { Turn, TurnResult } from './commit-turn.ts'

/** Tells the metrics what a turn, once committed, came to. */
export function countTurn(
  { metrics }: Pick<Deps, 'metrics'>,
  turn: Turn,
  { message, reply, ticket, sessionChanged }: Extract<TurnResult, { kind: 'stored' }>,
): void {
  if ('create' in turn.session) metrics.sessionStarted()
  if (message) metrics.messageReceived({ replyExpected: reply !== null || message.awaitsReply })
  if (reply?.source) {
    const { source, confidence, replyMs } = reply
    metrics.replyStored({ source, confidence, seconds: (replyMs ?? 0) / 1000 })
  }
  if (ticket) metrics.escalated({ reason: ticket.reason })
  else if (sessionChanged) metrics.sessionReopened()
  for (const call of turn.modelCalls ?? []) metrics.modelCalled(call)
}
