import type { MessageFieldsFragment, SessionFieldsFragment } from '../../gql/graphql.ts'
import { type LogEvent, type MessageLog, reduceLog, withoutTyping } from '../../session/message-log.ts'
import type { Outgoing } from '../../session/outgoing.ts'
import { withoutDirectionMarks } from '../../ui/markdown/without-direction-marks.ts'

export type Message = MessageFieldsFragment & { feedback?: { helpful: boolean } | null }
/** With the evidence that it is opened for: its words are marked in the answer. */
export type Faq = Message['citations'][number] & { evidence?: Message['evidence'] }
export type SessionState = Pick<
  SessionFieldsFragment,
  'status' | 'epoch' | 'queuePosition' | 'ticket' | 'rating'
>

export interface Conversation extends MessageLog<Message, SessionState> {
  /** The pieces of replies being written, by the seq of the message that they answer. */
  drafts: Readonly<Record<number, string>>
}

export type ConversationEvent =
  | LogEvent<Message, SessionState>
  | { type: 'feedback-given'; seq: number; feedback: Message['feedback'] }

export function emptyConversation(resumes: boolean): Conversation {
  return {
    messages: [],
    outgoing: [],
    inFlight: [],
    drafts: {},
    session: { status: 'ACTIVE', epoch: 0, queuePosition: null, ticket: null, rating: null },
    history: { state: resumes ? 'loading' : 'loaded' },
  }
}

/** What the customer sees after `event`. Every event may come twice or late. */
export function reduce(state: Conversation, event: ConversationEvent): Conversation {
  switch (event.type) {
    case 'reply-delta':
      return withDelta(state, event)
    case 'feedback-given': {
      const { seq, feedback } = event
      return {
        ...state,
        messages: state.messages.map((message) => (message.seq === seq ? { ...message, feedback } : message)),
      }
    }
    default:
      return withoutStaleDrafts(reduceLog(state, event))
  }
}

/** One at a time, so that two quick messages are stored in the order in which they were written. */
export function nextToSend(outgoing: readonly Outgoing[]): Outgoing | undefined {
  if (outgoing.some((item) => item.state === 'sending')) return undefined
  return outgoing.find((item) => item.state === 'ready')
}

/** The name of the person who has the session, once a person took it. */
export function agentName(state: Conversation): string | undefined {
  const latest = state.messages.findLast((message) => message.sender === 'AGENT')
  const name = state.session.ticket?.assignee ?? latest?.agentName
  return name == null ? undefined : withoutDirectionMarks(name)
}

/** Who is writing right now, apart from a reply that can already be read. */
export function whoIsTyping(state: Conversation): 'bot' | 'agent' | undefined {
  if (state.typing?.sender === 'AGENT') return 'agent'
  if (state.session.status === 'WITH_AGENT' || Object.keys(state.drafts).length > 0) return undefined
  return state.typing?.sender === 'BOT' || state.inFlight.length > 0 ? 'bot' : undefined
}

function withDelta(
  state: Conversation,
  { replyToSeq, offset, text }: { replyToSeq: number; offset: number; text: string },
): Conversation {
  if (state.session.status === 'WITH_AGENT' || isAnswered(state, replyToSeq)) return state
  const soFar = state.drafts[replyToSeq] ?? ''
  // A piece is missing: the stored reply will bring it. Showing the rest would show a sentence that was never written.
  if (offset > soFar.length) return state
  // A smaller offset is a new attempt of the model, or all of it so far after a reconnect.
  return {
    ...withoutTyping(state, 'BOT'),
    drafts: { ...state.drafts, [replyToSeq]: soFar.slice(0, offset) + text },
  }
}

/** A draft ends with its stored reply, and with a person who takes over: then it will never be stored. */
function withoutStaleDrafts(state: Conversation): Conversation {
  const drafts = Object.entries(state.drafts)
  if (drafts.length === 0) return state
  const kept =
    state.session.status === 'WITH_AGENT' ? [] : drafts.filter(([seq]) => !isAnswered(state, Number(seq)))
  return kept.length === drafts.length ? state : { ...state, drafts: Object.fromEntries(kept) }
}

/** A piece that was overtaken by its own stored reply must not come back as a draft. */
function isAnswered(state: Conversation, seq: number): boolean {
  return state.messages.some((message) => message.replyToSeq === seq)
}
