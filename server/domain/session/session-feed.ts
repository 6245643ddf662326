import type { Session } from '#prisma/generated/client.ts'
import type { MessageSender } from '#prisma/generated/enums.ts'
import type { Deps } from '../deps.ts'
import { type SessionNews, topics } from '../events.ts'
import { closable } from './closable.ts'
import { createNewsBuffer, type NewsBuffer } from './news-buffer.ts'

/** What a subscriber of a session is told, in order. Messages and the session are read when they are told. */
export type FeedItem =
  | { type: 'message'; sessionId: string; seq: number }
  | { type: 'session'; sessionId: string }
  | { type: 'delta'; replyToSeq: number; offset: number; text: string }
  | { type: 'typing'; sender: MessageSender; typing: boolean; expiresInMs: number }
  | { type: 'presence'; name: string; present: boolean; expiresInMs: number }

export interface FeedOptions {
  /** Messages after this seq come first; none when null. */
  afterSeq: number | null
  /** Whether the subscriber is staff, who see each other. */
  seesStaff: boolean
  /** Whether the subscriber may still see the session; asked with all news, so that a revoked key stops seeing. */
  stillAllowed(): Promise<boolean>
  /** The reader is too slow: its connection is to be closed, and resumes by afterSeq. */
  onSlow(): void
}

/**
 * Subscribes first, then reads the database, then passes on what is live. Every message exactly once and in order:
 * seqs have no gaps and commit in order, so knowing the newest one is knowing all of them.
 */
export function sessionFeed(
  deps: Deps,
  sessionId: string,
  options: FeedOptions,
): AsyncIterableIterator<FeedItem> {
  const buffer = createNewsBuffer<SessionNews>({
    clock: deps.clock,
    supersedes: ({ type }) => (type === 'message-added' || type === 'session-changed' ? type : null),
    onSlow: options.onSlow,
  })
  return closable(readFeed(deps, sessionId, options, buffer), () => buffer.close())
}

async function* readFeed(
  deps: Deps,
  sessionId: string,
  options: FeedOptions,
  buffer: NewsBuffer<SessionNews>,
): AsyncGenerator<FeedItem> {
  const unwatch = await deps.watch.watch(sessionId, buffer.push)
  try {
    const session = await deps.db.session.findUnique({ where: { id: sessionId } })
    if (!session) return
    let lastSeq = Math.min(options.afterSeq ?? session.lastSeq, session.lastSeq)
    const pieces = createPieces(() =>
      deps.bus.publish<SessionNews>(topics.session(sessionId), { type: 'reply-wanted' }),
    )
    yield* messagesUpTo(session.lastSeq)
    if (await hasReplyUnderWay(deps, session)) pieces.ask()

    for (;;) {
      const news = await buffer.next()
      if (news === null || !(await options.stillAllowed())) return
      if (news.type === 'message-added') yield* messagesUpTo(news.seq)
      else if (news.type === 'session-changed') yield { type: 'session', sessionId }
      else if (news.type === 'typing-changed') yield { ...news, type: 'typing' }
      else if (news.type === 'agent-present') {
        if (options.seesStaff) yield { ...news, type: 'presence' }
      } else if (news.type === 'reply-delta') {
        const piece = pieces.next(news)
        if (piece) yield { type: 'delta', ...piece }
      }
    }

    function* messagesUpTo(seq: number): Generator<FeedItem> {
      while (lastSeq < seq) {
        lastSeq += 1
        yield { type: 'message', sessionId, seq: lastSeq }
      }
    }
  } finally {
    await unwatch()
  }
}

async function hasReplyUnderWay({ db }: Deps, session: Session): Promise<boolean> {
  const pending = await db.message.findFirst({
    where: { sessionId: session.id, awaitsReply: true },
    select: { id: true },
  })
  return pending !== null
}

type Delta = Extract<SessionNews, { type: 'reply-delta' }>

/** Puts the pieces of each reply in order: what came already is cut off, and what is missing is asked for. */
function createPieces(ask: () => void) {
  const replies = new Map<number, { attempt: string; length: number }>()
  return {
    ask,
    next({
      replyToSeq,
      attempt,
      offset,
      text,
    }: Delta): { replyToSeq: number; offset: number; text: string } | null {
      const before = replies.get(replyToSeq)
      const length = before?.attempt === attempt ? before.length : 0
      if (offset > length) {
        ask()
        return null
      }
      const end = offset + text.length
      const restarted = before !== undefined && before.attempt !== attempt
      if (end <= length && !restarted) return null
      replies.set(replyToSeq, { attempt, length: end })
      return { replyToSeq, offset: length, text: text.slice(length - offset) }
    },
  }
}
