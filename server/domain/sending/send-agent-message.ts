import type { Message, Session } from '#prisma/generated/client.ts'
import type { Viewer } from '../access/authenticate.ts'
import { isAdmin, requireSession } from '../access/authorize.ts'
import { cleanText } from '../clean-text.ts'
import type { Deps } from '../deps.ts'
import { Conflict, InvalidInput } from '../errors.ts'
import { isUniqueViolation } from '../is-unique-violation.ts'
import { primaryLanguage } from '../language/language-tag.ts'
import { publishTurn } from '../message/publish-turn.ts'
import { emptyMessage } from '../message/spoken-messages.ts'
import { keptMoving, retryMoved } from '../session/retry-moved.ts'
import type { StoredTranslation } from '../translation/stored-translation.ts'
import { differenceOf } from '../translation/translate-texts.ts'
import { MAX_CLIENT_ID_CHARACTERS } from './send-message.ts'

export interface AgentMessageInput {
  sessionId: string
  text: string
  clientMessageId?: string | null | undefined
  /** What the customer reads instead of `text`, which is kept as its original. */
  translation?: { from: string; to: string; text: string } | null | undefined
}

/** What is stored of an agent's message. */
interface AgentWords {
  text: string
  language: string | null
  translation: StoredTranslation | null
}

/**
 * What the person who owns the session says to the customer; the same clientMessageId again returns the first result.
 * @throws InvalidInput, NotFound, Conflict when the session is not with this agent (an admin may speak in any that is
 *   with an agent), or when the translation says something else than the text
 */
export async function sendAgentMessage(
  deps: Deps,
  viewer: Extract<Viewer, { kind: 'staff' }>,
  input: AgentMessageInput,
): Promise<Message> {
  const text = cleanText(input.text)
  const clientMessageId =
    input.clientMessageId == null
      ? null
      : cleanText(input.clientMessageId, 'clientMessageId', MAX_CLIENT_ID_CHARACTERS)
  const message = await retryMoved(async () => {
    const session = await requireSession(deps, viewer, input.sessionId)
    const earlier = clientMessageId === null ? null : await sentBefore(deps, session.id, clientMessageId)
    if (earlier) return earlier
    await requireOwner(deps, viewer, session)
    const words = input.translation ? inTranslation(text, input.translation) : asWritten(text)
    const stored = await store(deps, session, { ...words, clientMessageId, agentName: viewer.key.name })
    if (!stored) return null
    publishTurn(deps, { ...stored, ticket: null, ticketChange: null, sessionChanged: false })
    return stored.message
  })
  if (!message) throw keptMoving()
  return message
}

const asWritten = (text: string): AgentWords => ({ text, language: null, translation: null })

/** A customer is never shown as a translation what code can see is none. */
function inTranslation(text: string, translation: NonNullable<AgentMessageInput['translation']>): AgentWords {
  const translated = cleanText(translation.text, 'translation.text')
  const from = requireLanguage(translation.from, 'translation.from')
  const to = requireLanguage(translation.to, 'translation.to')
  const problem = differenceOf({ text, language: from }, { text: translated, language: to })
  if (problem !== null)
    throw new Conflict(
      `The translation says something else than the original (${problem}), so it was not sent. Change the reply, or send it as written.`,
      'TRANSLATION_DIFFERS',
    )
  return { text: translated, language: to, translation: { from, to, originalText: text } }
}

function requireLanguage(tag: string, field: string): string {
  const language = primaryLanguage(tag, field)
  if (language === null) throw new InvalidInput(field, `${field} is empty. Use a tag such as "de".`)
  return language
}

/** @throws Conflict unless the session is with this agent, or with any when it is an admin */
export async function requireOwner(
  deps: Pick<Deps, 'db'>,
  viewer: Extract<Viewer, { kind: 'staff' }>,
  session: Session,
): Promise<void> {
  if (session.status !== 'WITH_AGENT' || session.ownerId === null) {
    throw new Conflict('No agent has this session. Take its ticket first.', 'NOT_WITH_AGENT')
  }
  if (session.ownerId === viewer.key.id || isAdmin(viewer)) return
  const owner = await deps.db.apiKey.findUnique({ where: { id: session.ownerId }, select: { name: true } })
  throw new Conflict(`${owner?.name ?? 'Another agent'} has this session.`, 'OWNED_BY_ANOTHER')
}

function sentBefore({ db }: Deps, sessionId: string, clientMessageId: string): Promise<Message | null> {
  const key = { sessionId, sender: 'AGENT' as const, clientMessageId }
  return db.message.findUnique({ where: { sessionId_sender_clientMessageId: key } })
}

/** Null when the session's epoch has moved, or when the same message is being stored by another request. */
async function store(
  deps: Deps,
  { id, status, epoch, ownerId }: Session,
  { translation, ...said }: AgentWords & { clientMessageId: string | null; agentName: string },
): Promise<{ session: Session; message: Message } | null> {
  const now = deps.clock()
  const message: Message = {
    ...emptyMessage(id, now),
    ...said,
    sender: 'AGENT',
    translation: translation && { ...translation },
  }
  const unchanged = { status, epoch, ownerId, language: null }
  try {
    const session = await deps.turns.store({
      session: { move: { ...unchanged, id, ifEpoch: epoch, ifLastSeq: null, unanswered: 'clear' } },
      messages: [message],
      now,
    })
    return session && { session, message: { ...message, seq: session.lastSeq } }
  } catch (error) {
    if (isUniqueViolation(error)) return null
    throw error
  }
}
