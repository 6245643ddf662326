import type { Prisma } from '#prisma/generated/client.ts'
import type { Deps } from '../deps.ts'
import { InvalidInput, NotFound } from '../errors.ts'
import { isUuid } from '../is-uuid.ts'

/** Whose data: everything of a customer (the partner's own id of them), or one session. */
export interface DataSubject {
  userId?: string | null | undefined
  sessionId?: string | null | undefined
}

/** The sessions that are the subject's. @throws InvalidInput unless exactly one of the two is given */
export function sessionsOf({ userId, sessionId }: DataSubject): Prisma.SessionWhereInput {
  if ((userId == null) === (sessionId == null)) {
    throw new InvalidInput('userId', 'Give either userId or sessionId.')
  }
  if (userId != null) return { userId: userId.replaceAll('\0', '') }
  if (!isUuid(sessionId ?? '')) throw new NotFound('The session')
  return { id: sessionId ?? '' }
}

/** Everything that is held of a data subject, as JSON that a person can read. @throws InvalidInput, NotFound */
export async function exportPersonalData(deps: Pick<Deps, 'db' | 'clock'>, subject: DataSubject) {
  const sessions = await deps.db.session.findMany({
    where: sessionsOf(subject),
    omit: { tokenHash: true, epoch: true, ownerId: true, episodeSeq: true },
    include: {
      messages: {
        orderBy: { seq: 'asc' },
        omit: { sessionId: true, trace: true },
        include: {
          feedback: true,
          translations: { omit: { id: true, messageId: true }, orderBy: { language: 'asc' } },
        },
      },
      tickets: { orderBy: { createdAt: 'asc' }, omit: { sessionId: true, assigneeId: true } },
      resolutions: { omit: { sessionId: true } },
      modelCalls: { omit: { sessionId: true } },
    },
    orderBy: { id: 'asc' },
  })
  if (sessions.length === 0) throw new NotFound('The data subject')
  return { exportedAt: deps.clock().toISOString(), ...subject, sessions }
}
