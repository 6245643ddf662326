import type { Deps } from '../deps.ts'
import { searchForMessage } from '../faq/search-for-message.ts'
import { decideReply } from '../routing/decide-reply.ts'
import { answerWithModel } from './answer-with-model.ts'
import { commitTurn } from './commit-turn.ts'
import { findPendingMessage, settleWithoutReply } from './pending-message.ts'

/**
 * Answers a message whose process died before it could: the `answer-message` job. Idempotent: does nothing when the
 * message has its reply, or when a person owns the session.
 */
export async function answerPendingMessage(
  deps: Deps,
  { sessionId, seq }: { sessionId: string; seq: number },
): Promise<void> {
  const question = await findPendingMessage(deps.db, { sessionId, seq })
  if (!question) return
  const { session, ...message } = question
  const decision = await searchForMessage(deps, message.text)
  const plan = decideReply({
    status: session.status,
    text: message.text,
    decision,
    escalationKeywords: deps.settings.escalationKeywords,
    modelAvailable: deps.model.models.length > 0,
  })
  const receivedAt = message.createdAt
  if (plan.kind === 'ask-model') {
    const pending = { session, question: message, escalate: plan.escalate, decision, receivedAt }
    const answered = await answerWithModel(deps, pending)
    // The job must not count as done: nobody else would write the reply.
    if (answered.message.awaitsReply)
      throw new Error('This process stops; the message is answered by another.')
  } else if (plan.kind === 'reply') {
    const escalate = plan.escalate === null ? null : { reason: plan.escalate }
    const turn = { session: { seen: session }, reply: plan.reply, replyToSeq: seq, escalate, receivedAt }
    const result = await commitTurn(deps, turn)
    // Decided for a state that is past; whoever changed it may have settled the message, too.
    if (result.kind === 'moved-on') await answerPendingMessage(deps, { sessionId, seq })
  } else {
    await settleWithoutReply(deps.db, message)
  }
}
