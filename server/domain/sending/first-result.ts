import type { Message } from '#prisma/generated/client.ts'
import { maxReplyMs } from '../answering/max-reply-ms.ts'
import type { Deps } from '../deps.ts'
import type { Exchange } from '../message/turn.ts'

/** A customer's message as stored before, with what became of it; null when there is no such message. */
export async function readExchange(
  deps: Deps,
  sessionId: string,
  clientMessageId: string,
): Promise<Exchange | null> {
  const message = await deps.db.message.findUnique({
    where: { sessionId_sender_clientMessageId: { sessionId, sender: 'CUSTOMER', clientMessageId } },
  })
  return message && readOutcome(deps, message)
}

/**
 * The first result of a message that was sent before: its reply, also when that is still being written by another
 * request, replica or worker. Waits for it as long as a reply may take.
 */
export async function firstResult(deps: Deps, earlier: Exchange): Promise<Exchange> {
  return earlier.message.awaitsReply ? settled(deps, earlier.message) : earlier
}

/** Resolves once the message awaits no reply any more, or after as long as a reply may take. */
async function settled(deps: Deps, message: Message): Promise<Exchange> {
  const timeLimit = deps.clock().getTime() + maxReplyMs(deps)
  let wake = new AbortController()
  const unwatch = await deps.watch.watch(message.sessionId, ({ type }) => {
    // Not by every delta of the reply: each look costs three reads.
    if (type === 'message-added' || type === 'session-changed') wake.abort()
  })
  try {
    for (;;) {
      wake = new AbortController()
      const exchange = await readOutcome(
        deps,
        await deps.db.message.findUniqueOrThrow({ where: { id: message.id } }),
      )
      if (!exchange.message.awaitsReply || deps.clock().getTime() > timeLimit) return exchange
      await deps.sleep(2000, wake.signal)
    }
  } finally {
    await unwatch()
  }
}

async function readOutcome(deps: Deps, message: Message): Promise<Exchange> {
  const { sessionId, seq } = message
  const [session, reply] = await Promise.all([
    deps.db.session.findUniqueOrThrow({ where: { id: sessionId } }),
    deps.db.message.findUnique({ where: { sessionId_replyToSeq: { sessionId, replyToSeq: seq } } }),
  ])
  return { session, message, reply }
}
