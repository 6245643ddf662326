import type { Message, Session } from '#prisma/generated/client.ts'
import type { EscalationReason } from '#prisma/generated/enums.ts'
import { type ModelCallRecord, ModelFailure } from '#server/ports/language-model.ts'
import type { Deps } from '../deps.ts'
import type { FaqDecision } from '../faq/faq-match.ts'
import { createAnswerStream } from '../routing/answer-stream.ts'
import { buildPrompt, type Prompt } from '../routing/build-prompt.ts'
import { traceOf } from '../routing/decide-reply.ts'
import { type AnswerRules, type AnswerVerdict, judgeAnswer, mayShowWords } from '../routing/judge-answer.ts'
import { parseAnswer } from '../routing/parse-answer.ts'
import { handoffReply, type ReplyDraft } from '../routing/replies.ts'
import { holdAnswerLease } from './answer-lease.ts'
import { commitTurn } from './commit-turn.ts'
import type { Exchange } from './first-result.ts'
import { longestReplyMs } from './longest-reply.ts'
import { settleWithoutReply } from './pending-message.ts'
import { startReplyFeed } from './reply-feed.ts'

export interface PendingAnswer {
  /** As it was when the question was stored: its epoch is the fence. */
  session: Session
  question: Message
  /** A ticket that the rules before already want beside the answer. */
  escalate: EscalationReason | null
  decision: FaqDecision
  receivedAt: Date
  /** Of the message's own job, while this process answers in its place; none in that job itself. */
  answerJobId?: string | null
}

interface Outcome {
  reply: ReplyDraft
  escalate: EscalationReason | null
  calls: readonly ModelCallRecord[]
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
    const answered = await Promise.race([
      askAndSave(deps, pending),
      losePatience(deps, pending, ended.signal),
    ])
    if (answered.message.awaitsReply) await lease.handOn()
    return answered
  } catch (error) {
    // A defect, or the database is away: the job tries again.
    await lease.handOn()
    throw error
  } finally {
    lease.end()
    ended.abort()
  }
}

async function losePatience(
  deps: Deps,
  { session, question }: PendingAnswer,
  ended: AbortSignal,
): Promise<Exchange> {
  await deps.sleep(longestReplyMs(deps), ended)
  if (!ended.aborted)
    deps.log.error({ sessionId: session.id, seq: question.seq }, 'A reply hangs; its job answers instead.')
  return { session, message: question, reply: null }
}

async function askAndSave(deps: Deps, pending: PendingAnswer): Promise<Exchange> {
  const { session, question, receivedAt } = pending
  const feed = await startReplyFeed(deps, session, question.seq)
  let outcome: Outcome
  try {
    outcome = await askModel(deps, pending, feed)
  } catch (error) {
    if (!(error instanceof ModelFailure) || error.kind !== 'aborted') throw error
    // The message stays unanswered here; its job answers it elsewhere.
    if (deps.stopping.aborted) return { session, message: question, reply: null }
    return dropReply(deps, pending, error.calls)
  } finally {
    await feed.end()
  }
  const saved = await commitTurn(deps, {
    session: { seen: session },
    reply: outcome.reply,
    replyToSeq: question.seq,
    escalate: outcome.escalate === null ? null : { reason: outcome.escalate },
    modelCalls: outcome.calls,
    receivedAt,
  })
  if (saved.kind === 'stored') {
    return { session: saved.session, message: { ...question, awaitsReply: false }, reply: saved.reply }
  }
  return dropReply(deps, pending, outcome.calls)
}

async function askModel(
  deps: Deps,
  { session, question, decision, escalate }: PendingAnswer,
  feed: Awaited<ReturnType<typeof startReplyFeed>>,
): Promise<Outcome> {
  const prompt = buildPrompt({
    grounding: deps.settings.grounding,
    businessContext: deps.settings.businessContext,
    faqs: decision.nearest.map(({ faq }) => faq),
    messages: await recentMessages(deps, session, question),
    summary: session.episodeSeq > 0 ? session.summary : null,
  })
  const rules: AnswerRules = {
    threshold: deps.settings.confidenceThreshold,
    grounding: deps.settings.grounding,
    faqs: prompt.faqs,
  }
  try {
    const { text, calls } = await streamModel(deps, prompt, rules, feed)
    const parsed = parseAnswer(text, prompt.faqs)
    const verdict = judgeAnswer(parsed, rules)
    const facts = {
      name: calls.at(-1)?.model ?? null,
      stated: parsed?.confidence ?? null,
      outcome: verdictName(verdict),
    }
    const trace = { ...traceOf(decision), model: facts }
    return { ...conclude(verdict, parsed?.answer ?? '', trace, escalate), calls }
  } catch (error) {
    if (!(error instanceof ModelFailure) || error.kind === 'aborted') throw error
    deps.log.warn({ sessionId: session.id, kind: error.kind, err: error }, 'The model gave no usable reply.')
    const trace = { ...traceOf(decision), model: { name: null, stated: null, outcome: error.kind } }
    const reply = handoffReply('model-unavailable', 0, trace)
    return { reply, escalate: escalate ?? 'MODEL_UNAVAILABLE', calls: error.calls }
  }
}

async function streamModel(
  deps: Deps,
  prompt: Prompt,
  rules: AnswerRules,
  feed: Awaited<ReturnType<typeof startReplyFeed>>,
): Promise<{ text: string; calls: readonly ModelCallRecord[] }> {
  const { system, messages, schema } = prompt
  const accept = (text: string) => parseAnswer(text, prompt.faqs) !== null
  let stream = createAnswerStream((fields) => mayShowWords(fields, rules))
  for await (const event of deps.model.complete({ system, messages, schema, accept, signal: feed.signal })) {
    if (event.type === 'done') return { text: event.text, calls: event.calls }
    if (event.type === 'attempt') {
      stream = createAnswerStream((fields) => mayShowWords(fields, rules))
      feed.restart()
    } else {
      feed.write(stream.push(event.text))
    }
  }
  throw new ModelFailure('cut', 'The model adapter ended without an outcome.', [])
}

/** The latest messages of this episode, up to the question, in order. */
async function recentMessages(deps: Deps, session: Session, question: Message): Promise<Message[]> {
  const newestFirst = await deps.db.message.findMany({
    where: { sessionId: session.id, seq: { gt: session.episodeSeq, lte: question.seq } },
    orderBy: { seq: 'desc' },
    take: Math.max(1, deps.settings.maxContextMessages),
  })
  return newestFirst.reverse()
}

function conclude(
  verdict: AnswerVerdict,
  answer: string,
  trace: Omit<ReplyDraft['trace'], 'rule'>,
  already: EscalationReason | null,
): Pick<Outcome, 'reply' | 'escalate'> {
  const reason = verdict.kind === 'escalate' ? verdict.reason : null
  if (verdict.kind === 'escalate' && !verdict.showAnswer) {
    const reply = handoffReply(
      reason === 'MODEL_REQUESTED' ? 'model-requested' : 'no-answer',
      verdict.confidence,
      trace,
    )
    return {
      reply: { ...reply, suggestedActions: union(reply.suggestedActions, verdict.actions) },
      escalate: already ?? reason,
    }
  }
  const reply: ReplyDraft = {
    text: answer,
    source: 'MODEL',
    confidence: verdict.confidence,
    citedFaqIds: verdict.citedFaqIds,
    suggestedFaqIds: [],
    suggestedActions: verdict.actions,
    trace: { rule: 'model', ...trace },
  }
  return { reply, escalate: already ?? reason }
}

/** Somebody else owns the session by now, or has answered: nothing is shown, but what it cost is kept. */
async function dropReply(
  deps: Deps,
  { session, question }: PendingAnswer,
  calls: Outcome['calls'],
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

function verdictName(verdict: AnswerVerdict): string {
  return verdict.kind === 'answer' ? 'answer' : verdict.reason
}

function union<T>(a: readonly T[], b: readonly T[]): T[] {
  return [...new Set([...a, ...b])]
}
