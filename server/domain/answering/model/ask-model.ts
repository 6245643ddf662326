import type { Message, Session } from '#prisma/generated/client.ts'
import type { EscalationReason } from '#prisma/generated/enums.ts'
import { type ModelCallRecord, ModelFailure } from '#server/ports/language-model.ts'
import type { Deps } from '../../deps.ts'
import type { FaqDecision } from '../../knowledge/search/faq-match.ts'
import { speechFor } from '../../language/wording/speech.ts'
import { readLastWord } from '../last-word.ts'
import { cleanAnswer } from '../model-output/answer-text.ts'
import { parseAnswer } from '../model-output/parse-answer.ts'
import { createReplyReader } from '../model-output/reply-reader.ts'
import { offerOf } from '../offer/offer-rules.ts'
import { createProver } from '../proof/prover.ts'
import { secretsOf } from '../proof/secrets.ts'
import { handoffReply, modelReply, type ReplyDraft, type ReplyTrace } from '../replies/replies.ts'
import { traceOf } from '../replies/trace-of.ts'
import type { ReplyFeed } from '../reply-feed.ts'
import type { Escalation } from '../situation.ts'
import { type AnswerComposer, type Composed, createAnswerComposer } from './answer-composer.ts'
import { buildPrompt, type Prompt } from './build-prompt.ts'
import { createQuoteCheck } from './check-by-quoting.ts'
import { type AnswerRules, judgeAnswer, mayShowAnswer, mayShowWords } from './judge-answer.ts'
import { createPauseWatch } from './pause-watch.ts'

export interface ModelOutcome {
  reply: ReplyDraft
  escalate: Escalation | null
  calls: readonly ModelCallRecord[]
}

export interface AskedQuestion {
  /** As it was when the question was stored: its epoch is the fence. */
  session: Session
  question: Message
  /** A ticket that the rules before already want beside the answer. */
  escalate: Escalation | null
  decision: FaqDecision
}

/**
 * Asks the model, shows what is proven of its answer sentence by sentence, and decides what the reply is: proven
 * sentences; else an offer of what was near; else a hand-off.
 * @throws ModelFailure `aborted`
 */
export async function askModel(
  deps: Deps,
  asked: AskedQuestion,
  feed: ReplyFeed,
  grounding = deps.settings.grounding,
): Promise<ModelOutcome> {
  const { settings } = deps
  const messages = await recentMessages(deps, asked.session, asked.question)
  const prompt = buildPrompt({
    grounding,
    businessContext: settings.businessContext,
    faqs: asked.decision.nearest.map(({ faq }) => faq),
    messages,
    summary: asked.session.episodeSeq > 0 ? asked.session.summary : null,
  })
  const rules: AnswerRules = { threshold: settings.confidenceThreshold, grounding }
  const extraCalls: ModelCallRecord[] = []
  const composer = createAnswerComposer({
    prover: createProver({
      sources: prompt.sources,
      grounding,
      question: questionIn(messages),
      // Without an encoder, or with one that fails, the words alone decide.
      embed: async (texts, options) =>
        (await deps.faqs
          .current()
          .encoder?.embed(texts, options)
          .catch(() => null)) ?? [],
      secrets: secretsOf(prompt.system),
    }),
    sources: prompt.sources,
    show: (text) => feed.write(text),
    check: settings.groundingCheck
      ? createQuoteCheck(deps, prompt.sources, feed.signal, extraCalls)
      : undefined,
  })
  try {
    const { text, calls } = await streamModel(deps, prompt, rules, { feed, composer })
    const parsed = parseAnswer(text, prompt.faqs)
    const composed =
      parsed && mayShowAnswer(parsed, rules) ? await composer.finish(parsed.answer) : await composer.soFar()
    const verdict = judgeAnswer(parsed, composed, rules)
    const facts = {
      name: calls.at(-1)?.model ?? null,
      stated: parsed?.confidence ?? null,
      outcome: verdict.escalate ?? 'answer',
    }
    return { ...(await conclude(deps, asked, composed, verdict, facts)), calls: [...calls, ...extraCalls] }
  } catch (error) {
    if (!(error instanceof ModelFailure) || error.kind === 'aborted') throw error
    deps.log.warn(
      { sessionId: asked.session.id, kind: error.kind, err: error },
      'The model gave no usable reply.',
    )
    const verdict = { confidence: 0, escalate: 'MODEL_UNAVAILABLE' as const, actions: [] }
    const facts = { name: null, stated: null, outcome: error.kind }
    return {
      ...(await conclude(deps, asked, await composer.soFar(), verdict, facts)),
      calls: [...error.calls, ...extraCalls],
    }
  }
}

async function streamModel(
  deps: Deps,
  prompt: Prompt,
  rules: AnswerRules,
  { feed, composer }: { feed: ReplyFeed; composer: AnswerComposer },
): Promise<{ text: string; calls: readonly ModelCallRecord[] }> {
  const { system, messages, schema } = prompt
  const accept = (text: string) => parseAnswer(text, prompt.faqs) !== null
  let reader = createReplyReader()
  const pauses = createPauseWatch(deps, feed.signal, composer.pause)
  for await (const event of deps.model.complete({ system, messages, schema, accept, signal: feed.signal })) {
    if (event.type === 'done') return { text: event.text, calls: event.calls }
    if (event.type === 'attempt') {
      reader = createReplyReader()
      composer.nextAttempt()
      continue
    }
    reader.push(event.text)
    const reply = reader.current()
    if (!reply || !mayShowWords(reply.fields, rules)) continue
    composer.read(cleanAnswer(reply.answer))
    pauses.heard()
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

/** What the answer has to do with: the customer's latest two messages, for the second may lean on the first. */
function questionIn(messages: readonly Message[]): string {
  const asked = messages.filter(({ sender }) => sender === 'CUSTOMER').map(({ text }) => text)
  return asked.slice(-2).join(' \n')
}

async function conclude(
  deps: Deps,
  { session, question, decision, escalate: already }: AskedQuestion,
  composed: Composed,
  verdict: { confidence: number; escalate: EscalationReason | null; actions: ReplyDraft['suggestedActions'] },
  model: NonNullable<ReplyTrace['model']>,
): Promise<Pick<ModelOutcome, 'reply' | 'escalate'>> {
  const trace = { ...traceOf(decision), model }
  const speech = speechFor(question.language ?? session.language, deps.settings)
  const reason = verdict.escalate
  const escalate = already ?? (reason && { reason })
  if (composed.text !== '') return { reply: modelReply(composed, verdict, trace), escalate }
  const evidence = composed.leftOut.length > 0 ? { sentences: [], leftOut: composed.leftOut } : null
  // An offer and a ticket are never made together.
  const mayOffer = reason !== 'MODEL_REQUESTED' && already === null
  const offer = mayOffer
    ? offerOf(speech, decision, await readLastWord(deps, session.id, question.seq))
    : null
  if (offer?.kind === 'reply')
    return { reply: { ...offer.reply, trace: { ...offer.reply.trace, model }, evidence }, escalate: null }
  const reply = handoffReply(speech, handoffRule(reason), verdict.confidence, trace)
  const suggestedActions = [...new Set([...reply.suggestedActions, ...verdict.actions])]
  return { reply: { ...reply, suggestedActions, evidence }, escalate }
}

function handoffRule(reason: EscalationReason | null): string {
  if (reason === 'MODEL_REQUESTED') return 'model-requested'
  return reason === 'MODEL_UNAVAILABLE' ? 'model-unavailable' : 'no-answer'
}
