import type { Message, Session } from '#prisma/generated/client.ts'
import type { ModelCallRecord } from '#server/ports/language-model.ts'
import type { Deps } from '../../deps.ts'
import { speechFor } from '../../language/wording/speech.ts'
import { commitTurn } from '../../message/commit-turn.ts'
import type { Exchange } from '../../message/turn.ts'
import { retryMoved } from '../../session/retry-moved.ts'
import { readLastWord } from '../last-word.ts'
import type { ReplyTrace } from '../replies/replies.ts'
import { waitingReply } from '../replies/replies.ts'
import { isAcknowledged } from '../waiting-rules.ts'

/**
 * What becomes of a question that the model could not answer while a colleague is waited for: one line that it was
 * added, unless that has just been said. Null when the session is no longer as it was.
 */
export async function acknowledgeQuestion(
  deps: Deps,
  { session, question, receivedAt }: { session: Session; question: Message; receivedAt: Date },
  { trace, calls }: { trace: Omit<ReplyTrace, 'rule'>; calls: readonly ModelCallRecord[] },
): Promise<Exchange | null> {
  const outcome = await retryMoved<{ exchange: Exchange | null }>(async () => {
    const seen = await deps.db.session.findUnique({ where: { id: session.id } })
    if (seen?.epoch !== session.epoch) return { exchange: null }
    if (isAcknowledged(await readLastWord(deps, session.id))) return { exchange: null }
    const saved = await commitTurn(deps, {
      session: { seen },
      nothingNew: true,
      reply: waitingReply(speechFor(question.language ?? seen.language, deps.settings), 'added', trace),
      replyToSeq: question.seq,
      modelCalls: calls,
      receivedAt,
    })
    if (saved.kind === 'moved-on') return null
    if (saved.kind === 'duplicate') return { exchange: null }
    const message = { ...question, awaitsReply: false }
    return { exchange: { session: saved.session, message, reply: saved.reply } }
  })
  return outcome?.exchange ?? null
}
