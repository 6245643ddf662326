import type { Session } from '#prisma/generated/client.ts'
import type { Deps } from '../deps.ts'
import { type SessionNews, topics } from '../events.ts'

/** Shows a reply while it is being written, and notices when nobody wants it any more. */
export interface ReplyFeed {
  /** Aborted once the session is no longer the bot's. */
  readonly signal: AbortSignal
  write(text: string): void
  /** What was written so far is void. */
  restart(): void
  end(): Promise<void>
}

/** At most 20 pieces a second reach the bus, however small the model's are. */
const MIN_GAP_MS = 50
const TYPING_LEASE_MS = 15_000

export async function startReplyFeed(deps: Deps, session: Session, replyToSeq: number): Promise<ReplyFeed> {
  const topic = topics.session(session.id)
  const aborted = new AbortController()
  let attempt = 0
  let whole = ''
  let told = 0
  let lastTold = 0
  let typingUntil = 0
  let flushing = false
  let ended = false

  function tell(offset: number): void {
    const text = whole.slice(offset)
    told = whole.length
    lastTold = deps.clock().getTime()
    const news = {
      type: 'reply-delta' as const,
      replyToSeq,
      attempt: `${replyToSeq}.${attempt}`,
      offset,
      text,
    }
    deps.bus.publish<SessionNews>(topic, news)
  }

  /** What came too soon after the piece before is told after the gap, though the model may pause there. */
  async function tellSoon(ms: number): Promise<void> {
    if (flushing) return
    flushing = true
    await deps.sleep(ms)
    flushing = false
    if (!ended && told < whole.length) tell(told)
  }

  function typing(on: boolean): void {
    typingUntil = on ? deps.clock().getTime() + TYPING_LEASE_MS / 2 : 0
    const expiresInMs = on ? TYPING_LEASE_MS : 0
    deps.bus.publish<SessionNews>(topic, { type: 'typing-changed', sender: 'BOT', typing: on, expiresInMs })
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

  const unwatch = await deps.watch.watch(session.id, (news) => {
    if (news.type === 'reply-wanted' && whole.length > 0) tell(0)
    if (news.type === 'session-changed') void stopIfMovedOn()
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
      if (told === whole.length) return
      const wait = lastTold + MIN_GAP_MS - now
      if (wait <= 0) tell(told)
      else void tellSoon(wait)
    },
    restart() {
      const shown = told > 0
      attempt += 1
      whole = ''
      told = 0
      if (shown) tell(0)
    },
    async end() {
      ended = true
      await unwatch()
      if (told < whole.length && !aborted.signal.aborted) tell(told)
      typing(false)
    },
  }
}
