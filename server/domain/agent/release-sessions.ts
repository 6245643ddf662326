import type { Session } from '#prisma/generated/client.ts'
import type { Deps } from '../deps.ts'
import { Conflict, NotFound } from '../errors.ts'
import type { SpeechDeps } from '../language/wording/speech.ts'
import { changeSession } from '../session/change-session.ts'
import { type Publishing, publishSessionChange } from '../session/publish-session-change.ts'
import { mayOwn } from './may-own.ts'

type Needed = Pick<Deps, 'clock'> & SpeechDeps & Publishing

const MAX_AT_ONCE = 500

/** Puts a session whose owner may own none any more back into the queue, at its old place. Idempotent. */
async function releaseSession(deps: Needed, session: Session): Promise<Session> {
  if (session.ownerId === null) return session
  const changed = await changeSession(deps, session, { type: 'owner-lost', ownerId: session.ownerId })
  if (changed.ticket) await publishSessionChange(deps, changed, 'OWNER_LOST')
  return changed.session
}

/** The session as its next writer has to see it: an owner who is gone owns nothing. */
export async function withoutLostOwner(deps: Needed, session: Session): Promise<Session> {
  if (session.ownerId === null) return session
  const owner = await deps.db.apiKey.findUnique({ where: { id: session.ownerId } })
  return mayOwn(owner, deps.clock()) ? session : releaseSession(deps, session)
}

/**
 * Puts everything back into the queue that belongs to keys which may own nothing any more; with `ownerId`, to that
 * key alone. Called at a revocation, and by a job for every other way in which a key ends.
 */
export async function releaseLostSessions(deps: Needed, ownerId?: string): Promise<number> {
  const owned = await deps.db.session.findMany({
    where: { status: 'WITH_AGENT', ...(ownerId === undefined ? {} : { ownerId }) },
    include: { owner: true },
    orderBy: { id: 'asc' },
    take: MAX_AT_ONCE,
  })
  let released = 0
  for (const { owner, ...session } of owned) {
    if (mayOwn(owner, deps.clock())) continue
    try {
      await releaseSession(deps, session)
      released += 1
    } catch (error) {
      // Ended or erased a moment ago.
      if (!(error instanceof Conflict || error instanceof NotFound)) throw error
    }
  }
  return released
}
