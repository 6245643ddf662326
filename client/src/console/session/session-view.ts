import type {
  MessageSender,
  OpenSessionFragment,
  TranscriptMessageFragment,
} from '../../gql/console/graphql.ts'
import type { Problem } from '../problem.ts'

export type OpenSession = OpenSessionFragment
export type TranscriptMessage = TranscriptMessageFragment

/** What the agent wrote and is not known to be stored yet. */
export interface Outgoing {
  clientMessageId: string
  text: string
  state: 'ready' | 'sending' | 'failed'
  problem?: Problem
}

/** One session on the screen. */
export interface SessionView {
  state: 'loading' | 'loaded' | 'failed' | 'gone'
  session?: OpenSession
  /** In order of seq, each seq once. */
  messages: readonly TranscriptMessage[]
  totalCount: number
  olderCursor?: string
  outgoing: readonly Outgoing[]
  /** Until `expiresAt`, milliseconds since the epoch. */
  typing?: { sender: MessageSender; expiresAt: number }
}

export type SessionViewEvent =
  | {
      type: 'page-loaded'
      session: OpenSession
      messages: readonly TranscriptMessage[]
      totalCount: number
      olderCursor?: string
    }
  | { type: 'load-failed'; problem: Problem }
  | { type: 'session-changed'; session: OpenSession }
  | { type: 'message-added'; message: TranscriptMessage }
  | { type: 'typing-changed'; sender: MessageSender; typing: boolean; expiresAt: number }
  | { type: 'typing-expired'; now: number }
  | { type: 'text-written'; clientMessageId: string; text: string }
  | { type: 'sending-changed'; clientMessageId: string; state: Outgoing['state']; problem?: Problem }
  | { type: 'outgoing-withdrawn'; clientMessageId: string }

export const emptyView: SessionView = { state: 'loading', messages: [], totalCount: 0, outgoing: [] }

/** What is seen of a session after `event`. Every event may come twice or late: a message counts once, by its seq. */
export function reduceView(view: SessionView, event: SessionViewEvent): SessionView {
  switch (event.type) {
    case 'page-loaded':
      return {
        ...event.messages.reduce(withMessage, view),
        state: 'loaded',
        session: event.session,
        totalCount: Math.max(view.totalCount, event.totalCount),
        olderCursor: event.olderCursor,
      }
    case 'load-failed':
      if (view.state === 'loaded') return view
      return { ...view, state: event.problem.kind === 'gone' ? 'gone' : 'failed' }
    case 'session-changed':
      return { ...view, session: event.session }
    case 'message-added':
      return withMessage(view, event.message)
    case 'typing-changed': {
      if (event.typing) return { ...view, typing: { sender: event.sender, expiresAt: event.expiresAt } }
      return view.typing?.sender === event.sender ? { ...view, typing: undefined } : view
    }
    case 'typing-expired':
      return view.typing && view.typing.expiresAt <= event.now ? { ...view, typing: undefined } : view
    case 'text-written': {
      const { clientMessageId, text } = event
      return { ...view, outgoing: [...view.outgoing, { clientMessageId, text, state: 'ready' }] }
    }
    case 'sending-changed':
      return {
        ...view,
        outgoing: view.outgoing.map((item) =>
          item.clientMessageId === event.clientMessageId
            ? { ...item, state: event.state, problem: event.problem }
            : item,
        ),
      }
    case 'outgoing-withdrawn':
      return { ...view, outgoing: without(view.outgoing, event.clientMessageId) }
  }
}

/** The seq after which the server has to tell us what we missed. */
export function lastSeq(view: SessionView): number {
  return view.messages.at(-1)?.seq ?? 0
}

/** One at a time, and none past one that failed: answers arrive in the order in which they were written. */
export function nextToSend({ outgoing }: SessionView): Outgoing | undefined {
  const [first] = outgoing
  return first?.state === 'ready' ? first : undefined
}

function withMessage(view: SessionView, message: TranscriptMessage): SessionView {
  const typing = view.typing?.sender === message.sender ? undefined : view.typing
  const outgoing = message.clientMessageId ? without(view.outgoing, message.clientMessageId) : view.outgoing
  const index = view.messages.findLastIndex((other) => other.seq <= message.seq)
  if (view.messages[index]?.seq === message.seq) return { ...view, typing, outgoing }
  const messages = view.messages.toSpliced(index + 1, 0, message)
  return { ...view, typing, outgoing, messages, totalCount: Math.max(view.totalCount, message.seq) }
}

function without(outgoing: readonly Outgoing[], clientMessageId: string): readonly Outgoing[] {
  return outgoing.filter((item) => item.clientMessageId !== clientMessageId)
}
