import type { Session } from '#prisma/generated/client.ts'
import type { Deps } from '../deps.ts'
import { type SessionEvent, topics } from '../events.ts'

/** Shows a reply while it is being written, and notices when it is no longer wanted. */
export interface ReplyFeed {
  /** Aborted once the session is no longer the bot's. */
  readonly signal: AbortSignal
  write(text: string): void
  end(): Promise<void>
}

/** At most 20 pieces a second reach the bus, however small the model's are. */
const MIN_GAP_MS = 50
const TYPING_LEASE_MS = 15_000

export async function startReplyFeed(deps: Deps, session: Session, replyToSeq: number): Promise<ReplyFeed> {
  const topic = topics.session(session.id)
  const aborted = new AbortController()
  let whole = ''
  let publishedLength = 0
  let lastPublishedAt = 0
  let typingUntil = 0
  let flushing = false
  let ended = false

  function publish(offset: number): void {
    const text = whole.slice(offset)
    publishedLength = whole.length
    lastPublishedAt = deps.clock().getTime()
    const piece = {
      type: 'reply-delta' as const,
      replyToSeq,
      attempt: `${replyToSeq}.0`,
      offset,
      text,
    }
    deps.bus.publish<SessionEvent>(topic, piece)
  }

  /** What came too soon after the piece before is published after the gap, though the model may pause there. */
  async function publishLater(ms: number): Promise<void> {
    if (flushing) return
    flushing = true
    await deps.sleep(ms)
    flushing = false
    if (!ended && publishedLength < whole.length) publish(publishedLength)
  }

  function typing(on: boolean): void {
    typingUntil = on ? deps.clock().getTime() + TYPING_LEASE_MS / 2 : 0
    const expiresInMs = on ? TYPING_LEASE_MS : 0
    deps.bus.publish<SessionEvent>(topic, { type: 'typing-changed', sender: 'BOT', typing: on, expiresInMs })
  }

  async function stopIfMovedOn(): Promise<void> {
    try {
      const current = await deps.db.session.findUnique({ where: { id: session.id }, select: { epoch: true } })
      if (current?.epoch !== session.epoch) aborted.abort()
    } catch (error) {
      // Best effort: the model talks on, and what it says is fenced when it is saved.
      deps.log.debug({ err: error }, 'The session could not be read.')
    }
  }

  const unwatch = await deps.watch.watch(session.id, (event) => {
    if (event.type === 'reply-wanted' && whole.length > 0) publish(0)
    if (event.type === 'session-changed') void stopIfMovedOn()
  })
  // A change between the question's commit and this subscription was not heard.
  await stopIfMovedOn()
  if (!aborted.signal.aborted) typing(true)

  return {
    signal: AbortSignal.any([aborted.signal, deps.stopping]),
    write(text) {
      whole += text
      const now = deps.clock().getTime()
      if (now > typingUntil) typing(true)
      if (publishedLength === whole.length) return
      const wait = lastPublishedAt + MIN_GAP_MS - now
      if (wait <= 0) publish(publishedLength)
      else void publishLater(wait)
    },
    async end() {
      ended = true
      await unwatch()
      if (publishedLength < whole.length && !aborted.signal.aborted) publish(publishedLength)
      typing(false)
    },
  }
}
