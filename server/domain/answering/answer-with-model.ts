import { type ModelCallRecord, ModelFailure } from '#server/ports/language-model.ts'
import type { Deps } from '../deps.ts'
import { commitTurn } from '../message/commit-turn.ts'
import type { Exchange } from '../message/turn.ts'
import { maxReplyMs } from './max-reply-ms.ts'
import type { ModelOutcome } from './model/ask-model.ts'
import { acknowledgeQuestion } from './pending/acknowledge-question.ts'
import { holdAnswerLease } from './pending/answer-lease.ts'
import { settleWithoutReply } from './pending/pending-message.ts'
import { startReplyFeed } from './reply-feed.ts'
import { answerAcrossLanguages, type SpokenQuestion } from './translation/answer-across-languages.ts'

export interface PendingAnswer extends SpokenQuestion {
  receivedAt: Date
  /** Of the message's own job, while this process answers in its place; none in that job itself. */
  answerJobId?: string | null
}

/**
 * Asks the model about a stored message, streams its words to subscribers, judges and saves the reply: steps 7 to 9.
 * The reply is dropped, and the model call ended, as soon as the session is no longer the bot's. When this process stops,
 * or hangs in it for longer than any reply may take, the returned message still awaits its reply.
 */
export async function answerWithModel(deps: Deps, pending: PendingAnswer): Promise<Exchange> {
  const lease = holdAnswerLease(deps, pending.answerJobId ?? null)
  const ended = new AbortController()
  try {
    const { id: sessionId } = pending.session
    const saved = deps.correlation.charge({ sessionId }, () => askAndSave(deps, pending))
    const answered = await Promise.race([saved, timeOut(deps, pending, ended.signal)])
    if (answered.message.awaitsReply) await lease.release()
    return answered
  } catch (error) {
    // A defect, or the database is away: the job tries again.
    await lease.release()
    throw error
  } finally {
    lease.end()
    ended.abort()
  }
}

async function timeOut(
  deps: Deps,
  { session, question }: PendingAnswer,
  ended: AbortSignal,
): Promise<Exchange> {
  await deps.sleep(maxReplyMs(deps), ended)
  if (!ended.aborted)
    deps.log.error({ sessionId: session.id, seq: question.seq }, 'A reply hangs; its job answers instead.')
  return { session, message: question, reply: null }
}

async function askAndSave(deps: Deps, pending: PendingAnswer): Promise<Exchange> {
  const { session, question, receivedAt } = pending
  const feed = await startReplyFeed(deps, session, question.seq)
  let outcome: ModelOutcome
  try {
    outcome = await answerAcrossLanguages(deps, pending, feed)
  } catch (error) {
    if (!(error instanceof ModelFailure) || error.kind !== 'aborted') throw error
    // The message stays unanswered here; its job answers it elsewhere.
    if (deps.stopping.aborted) return { session, message: question, reply: null }
    return dropReply(deps, pending, error.calls)
  } finally {
    await feed.end()
  }
  if (session.status === 'WAITING' && outcome.reply.source === 'RULE') {
    const acknowledged = await acknowledgeQuestion(deps, pending, {
      trace: outcome.reply.trace,
      calls: outcome.calls,
    })
    return acknowledged ?? dropReply(deps, pending, outcome.calls)
  }
  const saved = await commitTurn(deps, {
    session: { seen: session },
    reply: outcome.reply,
    replyToSeq: question.seq,
    escalate: session.status === 'WAITING' ? null : outcome.escalate,
    modelCalls: outcome.calls,
    receivedAt,
  })
  if (saved.kind === 'stored') {
    return { session: saved.session, message: { ...question, awaitsReply: false }, reply: saved.reply }
  }
  return dropReply(deps, pending, outcome.calls)
}

/** The session has another owner by now, or the message an answer: nothing is shown, but what it cost is kept. */
async function dropReply(
  deps: Deps,
  { session, question }: PendingAnswer,
  calls: readonly ModelCallRecord[],
): Promise<Exchange> {
  deps.metrics.replyDropped()
  for (const call of calls) deps.metrics.modelCalled(call)
  const now = deps.clock()
  const place = { sessionId: session.id, messageSeq: question.seq, createdAt: now }
  await deps.db.modelCall.createMany({ data: calls.map((call) => ({ ...call, ...place })) })
  await settleWithoutReply(deps.db, question)
  const [current, reply] = await Promise.all([
    deps.db.session.findUniqueOrThrow({ where: { id: session.id } }),
    deps.db.message.findUnique({
      where: { sessionId_replyToSeq: { sessionId: session.id, replyToSeq: question.seq } },
    }),
  ])
  deps.log.info(
    { sessionId: session.id, seq: question.seq },
    'A reply was dropped: the session had moved on.',
  )
  return { session: current, message: { ...question, awaitsReply: false }, reply }
}
