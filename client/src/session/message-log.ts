import type { MessageSender } from '../gql/graphql.ts'
import { type Outgoing, reduceOutgoing, type SendingEvent, without } from './outgoing.ts'
import type { Problem } from './problem.ts'

/** What every surface selects of a message; each shows more of it than this. */
export interface LogMessage {
  seq: number
  sender: MessageSender
  clientMessageId: string | null
}

/** Whose it is and what it is waiting for, as it was when it had changed hands `epoch` times. */
export interface SessionInEpoch {
  epoch: number
}

/** One session as one surface knows it: what was said, what is being sent, who is writing. */
export interface MessageLog<Message, Session> {
  history: {
    /** `gone`: the session was not found, or this credential may not access it. */
    state: 'loading' | 'loaded' | 'failed' | 'gone'
    /** Where the page before the oldest loaded message begins; undefined when there is none. */
    olderCursor?: string
  }
  session: Session
  /** In order of seq, each seq once. */
  messages: readonly Message[]
  outgoing: readonly Outgoing[]
  /** Sends that have no result yet: the bot may be at work on them. */
  inFlight: readonly string[]
  /** Expires at `expiresAt`, milliseconds since the epoch. */
  typing?: { sender: MessageSender; expiresAt: number }
}

export interface HistoryPage<Message, Session> {
  session: Session
  messages: readonly Message[]
  olderCursor?: string
}

export type LogEvent<Message, Session> =
  | ({ type: 'history-loaded' } & HistoryPage<Message, Session>)
  | { type: 'history-failed'; problem: Problem }
  | { type: 'message-added'; message: Message }
  /** A piece of a reply that is being written; the log itself keeps stored messages only. */
  | { type: 'reply-delta'; replyToSeq: number; offset: number; text: string }
  | { type: 'typing-changed'; sender: MessageSender; typing: boolean; expiresAt: number }
  | { type: 'typing-expired'; now: number }
  | { type: 'session-changed'; session: Session }
  | SendingEvent

/**
 * The log after `event`. Every event may come twice or late: a message counts once, by its seq, and a session that has
 * changed hands since is not taken back.
 */
export function reduceLog<
  Message extends LogMessage,
  Session extends SessionInEpoch | undefined,
  Log extends MessageLog<Message, NoInfer<Session>>,
>(log: Log, event: LogEvent<Message, Session>): Log {
  switch (event.type) {
    case 'history-loaded': {
      const { messages, session, olderCursor } = event
      const history = { state: 'loaded' as const, olderCursor }
      return { ...messages.reduce(withMessage, withSession(log, session)), history }
    }
    case 'history-failed': {
      const state = event.problem.kind === 'gone' ? 'gone' : 'failed'
      return { ...log, history: { ...log.history, state } }
    }
    case 'message-added':
      return withMessage(log, event.message)
    case 'reply-delta':
      return log
    case 'typing-changed': {
      if (event.typing) return { ...log, typing: { sender: event.sender, expiresAt: event.expiresAt } }
      return withoutTyping(log, event.sender)
    }
    case 'typing-expired':
      return log.typing && log.typing.expiresAt <= event.now ? { ...log, typing: undefined } : log
    case 'session-changed':
      return withSession(log, event.session)
    default:
      return reduceOutgoing(log, event)
  }
}

/**
 * The seq after which the server has to send what was missed: that of the last message before the first gap. The
 * result of a send may bring message 6 while 5, written by someone else, was lost with the socket.
 */
export function lastSeq({ history, messages }: MessageLog<LogMessage, unknown>): number {
  // Before the oldest message that was loaded there is no gap, but a page that was not asked for.
  let seq = history.olderCursor === undefined ? 0 : (messages[0]?.seq ?? 1) - 1
  for (const message of messages) {
    if (message.seq !== seq + 1) break
    seq = message.seq
  }
  return seq
}

function withSession<Log extends { session: SessionInEpoch | undefined }>(
  log: Log,
  session: Log['session'],
): Log {
  const isLate = (session?.epoch ?? 0) < (log.session?.epoch ?? 0)
  return isLate ? log : { ...log, session }
}

export function withoutTyping<Log extends Pick<MessageLog<unknown, unknown>, 'typing'>>(
  log: Log,
  sender: MessageSender,
): Log {
  return log.typing?.sender === sender ? { ...log, typing: undefined } : log
}

function withMessage<Message extends LogMessage, Log extends MessageLog<Message, unknown>>(
  log: Log,
  message: Message,
): Log {
  const next = withoutTyping(log, message.sender)
  const outgoing = message.clientMessageId ? without(next.outgoing, message.clientMessageId) : next.outgoing
  const index = next.messages.findLastIndex((other) => other.seq <= message.seq)
  if (next.messages[index]?.seq === message.seq) return { ...next, outgoing }
  return { ...next, outgoing, messages: next.messages.toSpliced(index + 1, 0, message) }
}
