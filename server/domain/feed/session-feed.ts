import type { Message, MessageTranslation, Session } from '#prisma/generated/client.ts'
import type { MessageSender } from '#prisma/generated/enums.ts'
import type { Deps } from '../deps.ts'
import { type SessionEvent, topics } from '../events.ts'
import { closable } from './closable.ts'
import { createEventBuffer, type EventBuffer } from './event-buffer.ts'
import { RetryDeadlineExceeded, readWithRetry } from './read-with-retry.ts'

/** What a subscriber of a session is told, in order: rows as they were read for it. */
export type FeedItem =
  | { type: 'message'; message: Message }
  | { type: 'session'; session: Session }
  | { type: 'delta'; replyToSeq: number; offset: number; text: string }
  | { type: 'typing'; sender: MessageSender; typing: boolean; expiresInMs: number }
  | { type: 'translation'; seq: number; translation: MessageTranslation }
  | { type: 'presence'; agentId: string; name: string; present: boolean; expiresInMs: number }

export interface FeedOptions {
  /** Messages after this seq come first; none when null. */
  afterSeq: number | null
  /** Whether the subscriber is staff, who see each other. */
  seesStaff?: boolean
  /** Whether the subscriber may still see the session; asked with all news, so that a revoked key stops seeing. */
  stillAllowed(): Promise<boolean>
  /** The reader is too slow, or we are: its connection is to be closed, and resumes by afterSeq. */
  onSlow(): void
}

/** Messages read at once; a reader who was away for long takes them in as many steps as it likes. */
const PAGE = 100

/**
 * Subscribes first, then reads the database, then passes on what is live. Every message exactly once and in order:
 * seqs have no gaps and commit in order, so knowing the newest one is knowing all of them. Nothing that the database
 * fails to give is skipped: it is read again until it comes, or the connection is closed.
 */
export function sessionFeed(
  deps: Deps,
  sessionId: string,
  options: FeedOptions,
): AsyncIterableIterator<FeedItem> {
  const left = new AbortController()
  const buffer = createEventBuffer<SessionEvent>({
    clock: deps.clock,
    supersedes: ({ type }) => (type === 'message-added' || type === 'session-changed' ? type : null),
    onDropped: () => deps.metrics.deltaDropped(),
    onSlow() {
      deps.metrics.slowConsumerClosed()
      options.onSlow()
    },
  })
  return closable(readFeed(deps, sessionId, options, buffer, left.signal), () => {
    left.abort()
    buffer.close()
  })
}

async function* readFeed(
  deps: Deps,
  sessionId: string,
  options: FeedOptions,
  buffer: EventBuffer<SessionEvent>,
  left: AbortSignal,
): AsyncGenerator<FeedItem> {
  const read = <T>(what: () => Promise<T>) => readWithRetry(deps, what, left)
  const ended = deps.metrics.subscriptionOpened({ kind: 'session' })
  const unwatch = await deps.watch.watch(sessionId, buffer.push)
  try {
    const session = await read(() => readStart(deps, sessionId))
    if (!session) return
    deps.watch.saw(session)
    let lastSeq = Math.min(options.afterSeq ?? session.lastSeq, session.lastSeq)
    const pieces = createPieces(() =>
      deps.bus.publish<SessionEvent>(topics.session(sessionId), { type: 'reply-wanted' }),
    )
    yield* messagesUpTo(session.lastSeq)
    if (session.awaitsReply) pieces.ask()

    for (;;) {
      const news = await buffer.next()
      if (news === null || !(await read(options.stillAllowed))) return
      if (news.type === 'message-added') yield* delivery(news.seq, news.traceparent ?? null)
      else if (news.type === 'session-changed') {
        const changed = await read(() => deps.db.session.findUnique({ where: { id: sessionId } }))
        if (!changed) return
        yield { type: 'session', session: changed }
      } else if (news.type === 'message-translated') {
        const translated = options.seesStaff && (await read(() => readTranslated(deps, sessionId, news)))
        if (translated) yield translated
      } else if (news.type === 'typing-changed') yield { ...news, type: 'typing' }
      else if (news.type === 'agent-present' && options.seesStaff) yield { ...news, type: 'presence' }
      else if (news.type === 'reply-delta') {
        const piece = pieces.next(news)
        if (piece) {
          deps.metrics.deltaSent()
          yield { type: 'delta', ...piece }
        }
      }
    }

    /** From the news to the reader having taken the messages, as part of the trace that the news came from. */
    async function* delivery(seq: number, traceparent: string | null): AsyncGenerator<FeedItem> {
      const span = deps.tracer.begin('delivery', { sessionId, seq }, traceparent)
      try {
        yield* messagesUpTo(seq, span.within)
      } finally {
        span.end()
      }
    }

    async function* messagesUpTo(seq: number, within = runHere): AsyncGenerator<FeedItem> {
      while (lastSeq < seq) {
        const page = {
          where: { sessionId, seq: { gt: lastSeq, lte: seq } },
          orderBy: { seq: 'asc' },
          take: PAGE,
        } as const
        const messages = await within(() => read(() => deps.db.message.findMany(page)))
        // Gone with the whole session, which is deleted when it is too old.
        if (messages.length === 0) return
        for (const message of messages) {
          lastSeq = message.seq
          yield { type: 'message', message }
        }
      }
    }
  } catch (error) {
    if (!(error instanceof RetryDeadlineExceeded)) throw error
    if (left.aborted) return
    deps.metrics.defect({ where: 'delivery' })
    deps.log.error({ err: error, sessionId }, 'A subscriber was not told what the database did not give.')
    options.onSlow()
  } finally {
    ended()
    await unwatch()
  }
}

async function readTranslated(
  { db }: Deps,
  sessionId: string,
  { seq, language }: { seq: number; language: string },
): Promise<FeedItem | null> {
  const where = { language, message: { sessionId, seq } }
  const translation = await db.messageTranslation.findFirst({ where })
  return translation && { type: 'translation', seq, translation }
}

const runHere = <T>(work: () => T): T => work()

/** A reply under way answers one of the newest messages. */
const RECENT_MESSAGES = 100

/** Where a feed begins, in one statement: of a storm of reconnections, most have missed nothing and need no other. */
async function readStart(
  { db }: Deps,
  sessionId: string,
): Promise<(Pick<Session, 'id' | 'lastSeq' | 'epoch'> & { awaitsReply: boolean }) | null> {
  const [start] = await db.$queryRaw<{ lastSeq: number; epoch: number; awaitsReply: boolean }[]>`
    SELECT "lastSeq", "epoch", EXISTS (
      SELECT 1 FROM "Message" WHERE "sessionId" = session."id" AND "seq" > session."lastSeq" - ${RECENT_MESSAGES} AND "awaitsReply"
    ) AS "awaitsReply"
    FROM "Session" AS session WHERE "id" = ${sessionId}::uuid`
  return start ? { id: sessionId, ...start } : null
}

type Delta = Extract<SessionEvent, { type: 'reply-delta' }>

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
