import type { MessageFieldsFragment, MessageSender, SessionFieldsFragment } from '../gql/graphql.ts'
import type { Problem } from './problem.ts'

export type Message = MessageFieldsFragment & { feedback?: { helpful: boolean } | null }
export type Faq = Message['citations'][number]
export type SessionState = Pick<SessionFieldsFragment, 'status' | 'queuePosition' | 'ticket' | 'rating'>

/**
 * A text of the customer that is not known to be stored yet. `ready`: to be sent next; `queued`: kept until the
 * connection is back; `failed`: only the customer can decide what becomes of it.
 */
export interface Outgoing {
  clientMessageId: string
  text: string
  state: 'ready' | 'sending' | 'queued' | 'failed'
  problem?: Problem
}

export interface Conversation {
  /** In order of seq, each seq once. */
  messages: readonly Message[]
  outgoing: readonly Outgoing[]
  /** Sends that have no result yet: the bot may be at work on them. */
  inFlight: readonly string[]
  /** The pieces of replies being written, by the seq of the message that they answer. */
  drafts: Readonly<Record<number, string>>
  /** Expires in `expiresAt`, milliseconds since the epoch. */
  typing?: { sender: MessageSender; expiresAt: number }
  session: SessionState
  history: { state: 'loading' | 'loaded' | 'failed'; olderCursor?: string }
}

export type ConversationEvent =
  | {
      type: 'history-loaded'
      messages: readonly Message[]
      session: SessionState
      olderCursor?: string
    }
  | { type: 'history-failed' }
  | { type: 'message-added'; message: Message }
  | { type: 'reply-delta'; replyToSeq: number; offset: number; text: string }
  | { type: 'typing-changed'; sender: MessageSender; typing: boolean; expiresAt: number }
  | { type: 'typing-expired'; now: number }
  | { type: 'session-changed'; session: SessionState }
  | { type: 'text-written'; clientMessageId: string; text: string; queued: boolean }
  | { type: 'sending-started'; clientMessageId: string }
  | { type: 'sending-ended'; clientMessageId: string; outcome: 'sent' | 'put-off' | Problem }
  | { type: 'sending-retried'; clientMessageId: string }
  | { type: 'outgoing-withdrawn'; clientMessageId: string }
  | { type: 'feedback-given'; seq: number; feedback: Message['feedback'] }
  | { type: 'back-online' }

export function emptyConversation(resumes: boolean): Conversation {
  return {
    messages: [],
    outgoing: [],
    inFlight: [],
    drafts: {},
    session: { status: 'ACTIVE', queuePosition: null, ticket: null, rating: null },
    history: { state: resumes ? 'loading' : 'loaded' },
  }
}

/** What the customer sees after `event`. Every event may come twice or late: a message counts once, by its seq. */
export function reduce(state: Conversation, event: ConversationEvent): Conversation {
  switch (event.type) {
    case 'history-loaded':
      return {
        ...withSession(event.messages.reduce(withMessage, state), event.session),
        history: { state: 'loaded', olderCursor: event.olderCursor },
      }
    case 'history-failed':
      return { ...state, history: { ...state.history, state: 'failed' } }
    case 'message-added':
      return withMessage(state, event.message)
    case 'reply-delta':
      return withDelta(state, event)
    case 'typing-changed': {
      if (event.typing) return { ...state, typing: { sender: event.sender, expiresAt: event.expiresAt } }
      return state.typing?.sender === event.sender ? { ...state, typing: undefined } : state
    }
    case 'typing-expired':
      return state.typing && state.typing.expiresAt <= event.now ? { ...state, typing: undefined } : state
    case 'session-changed':
      return withSession(state, event.session)
    case 'text-written':
      return {
        ...state,
        outgoing: [
          ...state.outgoing.filter((item) => item.clientMessageId !== event.clientMessageId),
          {
            clientMessageId: event.clientMessageId,
            text: event.text,
            state: event.queued ? 'queued' : 'ready',
          },
        ],
      }
    case 'sending-started':
      return {
        ...withOutgoing(state, event.clientMessageId, { state: 'sending', problem: undefined }),
        inFlight: [...state.inFlight, event.clientMessageId],
      }
    case 'sending-ended':
      return withOutcome(state, event.clientMessageId, event.outcome)
    case 'sending-retried':
      return withOutgoing(state, event.clientMessageId, { state: 'ready', problem: undefined })
    case 'outgoing-withdrawn':
      return { ...state, outgoing: without(state.outgoing, event.clientMessageId) }
    case 'feedback-given': {
      const { seq, feedback } = event
      return {
        ...state,
        messages: state.messages.map((message) => (message.seq === seq ? { ...message, feedback } : message)),
      }
    }
    case 'back-online':
      return {
        ...state,
        outgoing: state.outgoing.map((item) =>
          item.state === 'queued' ? { ...item, state: 'ready' } : item,
        ),
      }
  }
}

/**
 * The seq after which the server has to tell us what we missed: that of the last message before the first gap. The
 * result of a send may bring message 6 while 5, an agent's, was lost with the socket.
 */
export function lastSeq(state: Conversation): number {
  // Before the oldest message that was loaded there is no gap, but a page that was not asked for.
  let seq = state.history.olderCursor === undefined ? 0 : (state.messages[0]?.seq ?? 1) - 1
  for (const message of state.messages) {
    if (message.seq !== seq + 1) break
    seq = message.seq
  }
  return seq
}

/** One at a time, so that two quick messages are stored in the order in which they were written. */
export function nextToSend(state: Conversation): Outgoing | undefined {
  if (state.outgoing.some((item) => item.state === 'sending')) return undefined
  return state.outgoing.find((item) => item.state === 'ready')
}

/** The name of the person who has the session, once somebody took it. */
export function agentName(state: Conversation): string | undefined {
  const latest = state.messages.findLast((message) => message.sender === 'AGENT')
  return state.session.ticket?.assignee ?? latest?.agentName ?? undefined
}

/** Who is writing right now, apart from a reply that can already be read. */
export function whoIsTyping(state: Conversation): 'bot' | 'agent' | undefined {
  if (state.typing?.sender === 'AGENT') return 'agent'
  if (state.session.status === 'WITH_AGENT' || Object.keys(state.drafts).length > 0) return undefined
  return state.typing?.sender === 'BOT' || state.inFlight.length > 0 ? 'bot' : undefined
}

function withMessage(state: Conversation, message: Message): Conversation {
  const next = withoutTyping(state, message.sender)
  const outgoing = message.clientMessageId ? without(next.outgoing, message.clientMessageId) : next.outgoing
  const index = next.messages.findLastIndex((other) => other.seq <= message.seq)
  const known = next.messages[index]?.seq === message.seq
  if (known) return { ...next, outgoing }
  const { [message.replyToSeq ?? 0]: _answered, ...drafts } = next.drafts
  return { ...next, messages: next.messages.toSpliced(index + 1, 0, message), outgoing, drafts }
}

function withDelta(
  state: Conversation,
  { replyToSeq, offset, text }: { replyToSeq: number; offset: number; text: string },
): Conversation {
  if (state.session.status === 'WITH_AGENT' || isAnswered(state, replyToSeq)) return state
  const soFar = state.drafts[replyToSeq] ?? ''
  // A piece is missing: the stored reply will bring it. Showing the rest would show a sentence that nobody wrote.
  if (offset > soFar.length) return state
  // A smaller offset is a new attempt of the model, or all of it so far after a reconnect.
  return {
    ...withoutTyping(state, 'BOT'),
    drafts: { ...state.drafts, [replyToSeq]: soFar.slice(0, offset) + text },
  }
}

function withSession(state: Conversation, session: SessionState): Conversation {
  // A person has taken over: what the bot was still writing will never be stored.
  const drafts = session.status === 'WITH_AGENT' ? {} : state.drafts
  return { ...state, session, drafts }
}

function withOutcome(
  state: Conversation,
  clientMessageId: string,
  outcome: 'sent' | 'put-off' | Problem,
): Conversation {
  const next = { ...state, inFlight: state.inFlight.filter((id) => id !== clientMessageId) }
  if (outcome === 'sent') return { ...next, outgoing: without(next.outgoing, clientMessageId) }
  if (outcome === 'put-off') return withOutgoing(next, clientMessageId, { state: 'queued' })
  return withOutgoing(next, clientMessageId, { state: 'failed', problem: outcome })
}

function withOutgoing(state: Conversation, clientMessageId: string, change: Partial<Outgoing>): Conversation {
  return {
    ...state,
    outgoing: state.outgoing.map((item) =>
      item.clientMessageId === clientMessageId ? { ...item, ...change } : item,
    ),
  }
}

function withoutTyping(state: Conversation, sender: MessageSender): Conversation {
  return state.typing?.sender === sender ? { ...state, typing: undefined } : state
}

function without(outgoing: readonly Outgoing[], clientMessageId: string): readonly Outgoing[] {
  return outgoing.filter((item) => item.clientMessageId !== clientMessageId)
}

/** A piece that was overtaken by its own stored reply must not come back as a draft. */
function isAnswered(state: Conversation, seq: number): boolean {
  return state.messages.some((message) => message.replyToSeq === seq)
}
