import type { Session } from '#prisma/generated/client.ts'
import type { Tx } from '../../db.ts'
import type { Speech } from '../../language/wording/speech.ts'
import { type NoticeDraft, noticeText } from './notices.ts'

interface NoticePlace {
  sessionId: string
  afterSeq: number
  speech: Speech
  now: Date
}

/** The rows of notices that follow the session's message `afterSeq`. `names`: of the agents whom they are about, by id. */
export function noticeRows(
  { sessionId, afterSeq, speech, now }: NoticePlace,
  drafts: readonly NoticeDraft[],
  names: ReadonlyMap<string, string> = new Map(),
) {
  return drafts.map(({ notice, agentId }, index) => {
    const agentName = agentId === null ? null : (names.get(agentId) ?? null)
    return {
      sessionId,
      seq: afterSeq + 1 + index,
      sender: 'SYSTEM' as const,
      text: noticeText(speech, notice, agentName),
      notice,
      agentName,
      createdAt: now,
    }
  })
}

/** The same with the names as they are now. */
export async function namedNoticeRows(tx: Tx, place: NoticePlace, drafts: readonly NoticeDraft[]) {
  const ids = drafts.flatMap(({ agentId }) => (agentId === null ? [] : [agentId]))
  const keys =
    ids.length === 0
      ? []
      : await tx.apiKey.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return noticeRows(place, drafts, new Map(keys.map(({ id, name }) => [id, name])))
}

/** Appends notices to a session whose row this transaction has locked. */
export async function storeNotices(
  tx: Tx,
  session: Pick<Session, 'id' | 'lastSeq'>,
  drafts: readonly NoticeDraft[],
  { speech, now }: { speech: Speech; now: Date },
): Promise<void> {
  if (drafts.length === 0) return
  await tx.session.update({ where: { id: session.id }, data: { lastSeq: { increment: drafts.length } } })
  const place = { sessionId: session.id, afterSeq: session.lastSeq, speech, now }
  await tx.message.createMany({ data: await namedNoticeRows(tx, place, drafts) })
}
