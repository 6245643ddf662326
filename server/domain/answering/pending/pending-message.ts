import type { Message, Session } from '#prisma/generated/client.ts'
import type { Db } from '../../db.ts'

/** A customer's message that still awaits its reply, with its session; null when it has been settled. */
export async function findPendingMessage(
  db: Db,
  { sessionId, seq }: { sessionId: string; seq: number },
): Promise<(Message & { session: Session }) | null> {
  const question = await db.message.findUnique({
    where: { sessionId_seq: { sessionId, seq } },
    include: { session: true },
  })
  return question?.awaitsReply ? question : null
}

/** Nobody owes the message a reply any more. */
export async function settleWithoutReply(db: Db, { id }: { id: string }): Promise<void> {
  await db.message.updateMany({ where: { id, awaitsReply: true }, data: { awaitsReply: false } })
}
