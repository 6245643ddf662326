import type { Message, Session } from '#prisma/generated/client.ts'
import type { SessionStatus } from '#prisma/generated/enums.ts'
import type { Viewer } from '../access/authenticate.ts'
import { requireSession } from '../access/authorize.ts'
import { withoutLostOwner } from '../agent/release-sessions.ts'
import { answerWithModel } from '../answering/answer-with-model.ts'
import { decideReply } from '../answering/decide-reply.ts'
import { readSituation } from '../answering/read-situation.ts'
import { isClosingRemark } from '../answering/rules/small-talk.ts'
import type { Plan } from '../answering/situation.ts'
import { inCustomersLanguage } from '../answering/translation/in-customers-language.ts'
import { cleanText } from '../clean-text.ts'
import type { Deps } from '../deps.ts'
import { NotFound, RateLimited } from '../errors.ts'
import { reopensWith } from '../handoff/reopens-with.ts'
import { searchForMessage } from '../knowledge/search/search-for-message.ts'
import { detectLanguage } from '../language/detect-language.ts'
import { certainLanguageAfter, languageAfter } from '../language/language-after.ts'
import { primaryLanguage } from '../language/language-tag.ts'
import { limitSends } from '../limits/limit-sends.ts'
import { commitTurn } from '../message/commit-turn.ts'
import type { Turn } from '../message/turn.ts'
import { type CustomerDetails, newSession } from '../session/new-session.ts'
import { retryMoved } from '../session/retry-moved.ts'
import type { ReopensWith } from '../session/transition.ts'
import { firstResult, readExchange } from './first-result.ts'

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
  /** Null when a person owns the session, or when what was written before is acknowledged already. */
  reply: Message | null
}

export const MAX_CLIENT_ID_CHARACTERS = 128
/** A customer's message is not refused for as little as other requests are. */
const MAX_TRIES = 16

/**
 * A customer's message and what the bot says to it: docs/architecture.md has the picture.
 * @throws InvalidInput, RateLimited, NotFound, Unavailable
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
  const language = primaryLanguage(input.language)
  const message = { text, language, clientMessageId, receivedAt }

  if (input.sessionId == null) {
    const { session, token } = newSession(deps, input)
    await limitSends(deps, caller, null)
    const sent = await send(deps, `address:${caller.address}`, { session: { create: session }, ...message })
    return { ...sent, sessionToken: token }
  }

  const session = await requireSession(deps, caller.viewer, input.sessionId)
  const run = () => sendInto(deps, caller, session, message)
  const sent = await (clientMessageId === null
    ? run()
    : deps.sends.share(`send:${session.id}:${clientMessageId}`, run))
  return { ...sent, sessionToken: null }
}

type Sent = Omit<SendMessageOutcome, 'sessionToken'>
interface NewMessage {
  text: string
  /** As the client said; null: it did not. */
  language: string | null
  clientMessageId: string | null
  receivedAt: Date
}

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
    return firstResult(deps, earlier)
  }
  return send(deps, session.id, { session: { seen: session }, ...message })
}

/** What is stored waits for its turn. The model's answer, which may take long, keeps nobody else from theirs. */
async function send(deps: Deps, key: string, sending: Sending): Promise<Sent> {
  const finish = await deps.admission.run(key, () => store(deps, sending))
  return finish()
}

type Sending = { session: Turn['session'] } & NewMessage

/** Decides and stores; decides again when the session has moved on in between. Returns what is left to do. */
async function store(deps: Deps, { session, ...message }: Sending): Promise<() => Promise<Sent>> {
  const { text, clientMessageId, receivedAt } = message
  const detected = message.language === null ? detectLanguage(text) : null
  const known = (place: Turn['session']) => ('seen' in place ? place.seen.language : null)
  const languageOf = (place: Turn['session']) => message.language ?? languageAfter(known(place), detected)
  const alone = await searchForMessage(deps, text, languageOf(session))
  let target = session
  const finish = await retryMoved<() => Promise<Sent>>(async () => {
    if ('seen' in target) target = { seen: await withoutLostOwner(deps, target.seen) }
    const needsAnswer = !isClosingRemark(text)
    const reopens = 'seen' in target && needsAnswer ? await reopensWith(deps, target.seen) : null
    const status = statusFor(target, reopens?.reopensWith)
    const sessionId = 'seen' in target ? target.seen.id : null
    const language = languageOf(target)
    const situation = await readSituation(deps, { status, text, language, sessionId, alone })
    const certainLanguage = message.language ?? certainLanguageAfter(known(target), detected)
    const plan = await inCustomersLanguage(deps, decideReply(situation), certainLanguage)
    const result = await commitTurn(deps, {
      session: target,
      message: { text, language, clientMessageId, needsAnswer, awaitsReply: plan.kind === 'ask-model' },
      ...reopens,
      ...immediateReply(plan),
      // Of two messages at once, one is acknowledged.
      nothingNew: status === 'WAITING',
      receivedAt,
    })
    if (result.kind === 'duplicate' && 'seen' in target && clientMessageId !== null) {
      const earlier = await readExchange(deps, target.seen.id, clientMessageId)
      if (earlier) return () => firstResult(deps, earlier)
    }
    if (result.kind === 'stored' && result.message) {
      const { session: stored, message: question, reply, answerJobId } = result
      if (plan.kind !== 'ask-model') return async () => ({ session: stored, message: question, reply })
      const { escalate, toTranslate } = plan
      const { decision } = situation
      const pending = { session: stored, question, escalate, certainLanguage, toTranslate, decision }
      return () => answerWithModel(deps, { ...pending, receivedAt, answerJobId })
    }
    if ('seen' in target) target = { seen: await readAgain(deps, target.seen.id) }
    return null
  }, MAX_TRIES)
  if (!finish) throw new Error('The session kept changing while a message was sent; nothing was stored.')
  return finish
}

/** Who has the session once the message is stored. */
function statusFor(target: Turn['session'], reopensWith: ReopensWith | undefined): SessionStatus {
  if (!('seen' in target)) return 'ACTIVE'
  if (target.seen.status !== 'RESOLVED') return target.seen.status
  const statuses = { bot: 'ACTIVE', queue: 'WAITING', agent: 'WITH_AGENT' } as const
  return statuses[reopensWith?.kind ?? 'bot']
}

function immediateReply(plan: Plan): Pick<Turn, 'reply' | 'escalate' | 'withdraws'> {
  if (plan.kind !== 'reply') return {}
  return {
    reply: plan.reply,
    escalate: plan.escalate,
    withdraws: plan.withdraws ?? false,
  }
}

async function readAgain(deps: Deps, id: string): Promise<Session> {
  const session = await deps.db.session.findUnique({ where: { id } })
  if (!session) throw new NotFound('The session')
  return session
}
