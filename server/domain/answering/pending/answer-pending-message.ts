import type { Deps } from '../../deps.ts'
import { searchForMessage } from '../../knowledge/search/search-for-message.ts'
import { commitTurn } from '../../message/commit-turn.ts'
import { answerWithModel } from '../answer-with-model.ts'
import { decideReply } from '../decide-reply.ts'
import { readSituation } from '../read-situation.ts'
import { inCustomersLanguage } from '../translation/in-customers-language.ts'
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
  const { text } = message
  const language = message.language ?? session.language
  const { status } = session
  const alone = await searchForMessage(deps, text, language)
  const situation = await readSituation(deps, { status, text, language, sessionId, seq, alone })
  const { decision } = situation
  const plan = await inCustomersLanguage(deps, decideReply(situation), language)
  const receivedAt = message.createdAt
  if (plan.kind === 'ask-model') {
    const { escalate, toTranslate } = plan
    const pending = { session, question: message, escalate, certainLanguage: language, toTranslate, decision }
    const answered = await answerWithModel(deps, { ...pending, receivedAt })
    // The job must not count as done: nothing else would write the reply.
    if (answered.message.awaitsReply)
      throw new Error('This process stops; the message is answered by another.')
  } else if (plan.kind === 'reply') {
    const turn = {
      ...{ session: { seen: session }, nothingNew: status === 'WAITING', reply: plan.reply },
      ...{ replyToSeq: seq, escalate: plan.escalate, withdraws: plan.withdraws ?? false, receivedAt },
    }
    const result = await commitTurn(deps, turn)
    // Decided for a state that is past; what changed it may have settled the message, too.
    if (result.kind === 'moved-on') await answerPendingMessage(deps, { sessionId, seq })
  } else {
    await settleWithoutReply(deps.db, message)
  }
}
