import type { Message, Session } from '#prisma/generated/client.ts'
import type { Deps } from '../deps.ts'
import { NotFound, RateLimited } from '../errors.ts'
import { searchForMessage } from '../faq/search-for-message.ts'
import { decideReply, type Plan } from '../routing/decide-reply.ts'
import { type CustomerDetails, newSession } from '../session/new-session.ts'
import { sessionToActOn, type Viewer } from '../viewer.ts'
import { answerWithModel } from './answer-with-model.ts'
import { cleanText } from './clean-text.ts'
import { commitTurn, type Turn } from './commit-turn.ts'
import { firstResult, readExchange, settled } from './first-result.ts'
import { limitSends } from './limit-sends.ts'

export interface SendMessageInput extends CustomerDetails {
  sessionId?: string | null | undefined
  text: string
  clientMessageId?: string | null | undefined
}

export interface SendMessageOutcome {
  session: Session
  /** Only when the session was created by this call. */
  sessionToken: string | null
  message: Message
  /** Null when a person owns the session, or is waited for and no FAQ is sure. */
  reply: Message | null
}

export const MAX_CLIENT_ID_CHARACTERS = 128
/** Each try sees a newer state; a session that moves on more often than this within one send is being played with. */
const MAX_TRIES = 8

/**
 * A customer's message and what the bot says to it: steps 1 to 9 of a message's life in DESIGN.md.
 * @throws InvalidInput, RateLimited, NotFound
 */
export async function sendMessage(
  deps: Deps,
  caller: { viewer: Viewer; address: string },
  input: SendMessageInput,
): Promise<SendMessageOutcome> {
  const receivedAt = deps.clock()
  const text = cleanText(input.text)
  const clientMessageId =
    input.clientMessageId == null
      ? null
      : cleanText(input.clientMessageId, 'clientMessageId', MAX_CLIENT_ID_CHARACTERS)

  if (input.sessionId == null) {
    const { row, token } = newSession(deps, input)
    await limitSends(deps, caller, null)
    const sent = await send(deps, { session: { create: row }, text, clientMessageId, receivedAt })
    return { ...sent, sessionToken: token }
  }

  const session = await sessionToActOn(deps, caller.viewer, input.sessionId)
  const run = () => sendInto(deps, caller, session, { text, clientMessageId, receivedAt })
  const sent = await (clientMessageId === null
    ? run()
    : deps.sends.share(`send:${session.id}:${clientMessageId}`, run))
  return { ...sent, sessionToken: null }
}

type Sent = Omit<SendMessageOutcome, 'sessionToken'>
type NewMessage = { text: string; clientMessageId: string | null; receivedAt: Date }

async function sendInto(
  deps: Deps,
  caller: { viewer: Viewer; address: string },
  session: Session,
  message: NewMessage,
): Promise<Sent> {
  try {
    await limitSends(deps, caller, session.id)
  } catch (error) {
    // A retry of what was accepted before is no new message: it gets its result, however fast it comes.
    if (!(error instanceof RateLimited) || message.clientMessageId === null) throw error
    const earlier = await readExchange(deps, session.id, message.clientMessageId)
    if (!earlier) throw error
    return earlier.message.awaitsReply ? settled(deps, earlier.message) : earlier
  }
  return send(deps, { session: { seen: session }, ...message })
}

/** Decides and stores; decides again when the session has moved on in between. */
async function send(
  deps: Deps,
  { session, ...message }: { session: Turn['session'] } & NewMessage,
): Promise<Sent> {
  const { text, clientMessageId, receivedAt } = message
  const decision = await searchForMessage(deps, text)
  let target = session
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const status =
      'seen' in target ? (target.seen.status === 'RESOLVED' ? 'ACTIVE' : target.seen.status) : 'ACTIVE'
    const plan = decideReply({
      status,
      text,
      decision,
      escalationKeywords: deps.settings.escalationKeywords,
      modelAvailable: deps.model.models.length > 0,
    })
    const result = await commitTurn(deps, {
      session: target,
      message: { text, clientMessageId, awaitsReply: plan.kind === 'ask-model' },
      ...immediateReply(plan),
      receivedAt,
    })
    if (result.kind === 'duplicate' && 'seen' in target && clientMessageId !== null) {
      const first = await firstResult(deps, target.seen.id, clientMessageId)
      if (first) return first
    }
    if (result.kind === 'stored' && result.message) {
      const { session: stored, message: question, reply, answerJobId } = result
      if (plan.kind !== 'ask-model') return { session: stored, message: question, reply }
      return answerWithModel(deps, {
        session: stored,
        question,
        escalate: plan.escalate,
        decision,
        receivedAt,
        answerJobId,
      })
    }
    if ('seen' in target) target = { seen: await readAgain(deps, target.seen.id) }
  }
  throw new Error('The session kept changing while a message was sent; nothing was stored.')
}

function immediateReply(plan: Plan): Pick<Turn, 'reply' | 'escalate'> {
  if (plan.kind !== 'reply') return {}
  return { reply: plan.reply, escalate: plan.escalate === null ? null : { reason: plan.escalate } }
}

async function readAgain(deps: Deps, id: string): Promise<Session> {
  const session = await deps.db.session.findUnique({ where: { id } })
  if (!session) throw new NotFound('The session')
  return session
}
