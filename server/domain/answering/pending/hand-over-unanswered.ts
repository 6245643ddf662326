import type { Deps } from '../../deps.ts'
import { speechFor } from '../../language/wording/speech.ts'
import { commitTurn } from '../../message/commit-turn.ts'
import { handoffReply } from '../replies/replies.ts'
import { acknowledgeQuestion } from './acknowledge-question.ts'
import { findPendingMessage, settleWithoutReply } from './pending-message.ts'

/**
 * The end of a message that nothing could answer, however often it was tried: the customer is told so and a person is
 * asked to join. Idempotent. Uses nothing that may be what failed: no search, no model.
 */
export async function handOverUnanswered(
  deps: Deps,
  { sessionId, seq }: { sessionId: string; seq: number },
): Promise<void> {
  const question = await findPendingMessage(deps.db, { sessionId, seq })
  if (!question) return
  deps.log.error({ sessionId, seq }, 'A message could not be answered, so its session is handed over.')
  const { session } = question
  if (session.status === 'WAITING') {
    const pending = { session, question, receivedAt: question.createdAt }
    const acknowledged = await acknowledgeQuestion(deps, pending, { trace: {}, calls: [] })
    if (!acknowledged) await settleWithoutReply(deps.db, question)
    return
  }
  if (session.status !== 'ACTIVE') {
    // A person has it, or it has ended.
    await settleWithoutReply(deps.db, question)
    return
  }
  const result = await commitTurn(deps, {
    session: { seen: session },
    reply: handoffReply(
      speechFor(question.language ?? session.language, deps.settings),
      'model-unavailable',
      0,
      {},
    ),
    replyToSeq: seq,
    escalate: { reason: 'MODEL_UNAVAILABLE' },
    receivedAt: question.createdAt,
  })
  if (result.kind === 'moved-on') await handOverUnanswered(deps, { sessionId, seq })
}
