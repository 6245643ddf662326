import type { Deps } from '../deps.ts'
import { isChatter } from './replies/replies.ts'
import { readTrace } from './replies/stored-trace.ts'
import type { LastWord } from './situation.ts'

/** So many words of the bot are looked back over for the last that was about something. */
const LOOKED_AT = 5

/**
 * The newest message of a session that is not the customer's, with the question before that it leaves open: a thanks or
 * a question back in between does not make it forgotten.
 * @param beforeSeq only messages before this one
 */
export async function readLastWord(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  sessionId: string,
  beforeSeq?: number,
): Promise<LastWord | null> {
  const newestFirst = await db.message.findMany({
    where: {
      sessionId,
      sender: { not: 'CUSTOMER' },
      ...(beforeSeq === undefined ? {} : { seq: { lt: beforeSeq } }),
    },
    orderBy: { seq: 'desc' },
    take: LOOKED_AT,
    select: {
      sender: true,
      trace: true,
      createdAt: true,
      replyToSeq: true,
      citedFaqIds: true,
      suggestedFaqIds: true,
    },
  })
  const [last] = newestFirst
  if (!last || last.sender === 'CUSTOMER') return null
  const about =
    newestFirst.find(({ sender, trace }) => sender !== 'BOT' || !isChatter(readTrace(trace).rule)) ?? last
  const seq = about.sender === 'BOT' ? about.replyToSeq : last.replyToSeq
  const question =
    seq === null
      ? null
      : await db.message.findUnique({ where: { sessionId_seq: { sessionId, seq } }, select: { text: true } })
  const { rule, misses } = readTrace(last.trace)
  return {
    sender: last.sender,
    rule,
    misses,
    ageSeconds: (clock().getTime() - last.createdAt.getTime()) / 1000,
    question: question?.text ?? null,
    answeredFaqIds: about.citedFaqIds,
    offeredFaqIds: last.suggestedFaqIds,
  }
}
