import type { Session } from '#prisma/generated/client.ts'
import type { ResolutionKind, SessionStatus } from '#prisma/generated/enums.ts'
import type { Deps } from '../deps.ts'
import { Conflict, NotFound } from '../errors.ts'
import { resolve } from './resolve-session.ts'

const MAX_AT_ONCE = 500

/** How silence ends a session, by who has it. Each is counted apart, and apart from what customers confirm. */
const outcomes: Record<Exclude<SessionStatus, 'RESOLVED'>, ResolutionKind> = {
  ACTIVE: 'ASSUMED',
  WAITING: 'ABANDONED',
  WITH_AGENT: 'ASSUMED',
}

/**
 * The `assume-resolution` job: no state is for ever. Silence after the bot's answer for ASSUME_RESOLVED_HOURS counts
 * as an assumed resolution; so does silence with an agent for ABANDONED_HOURS. A customer who has been gone for
 * ABANDONED_HOURS while waiting has abandoned the ticket. Idempotent.
 */
export async function assumeResolutions(deps: Deps): Promise<number> {
  const { assumeResolvedHours, abandonedHours } = deps.settings
  const silent = [
    ...(await silentSince(deps, ['ACTIVE'], assumeResolvedHours)),
    ...(await silentSince(deps, ['WAITING', 'WITH_AGENT'], abandonedHours)),
  ]
  let resolved = 0
  for (const session of silent) {
    if (session.status === 'RESOLVED') continue
    try {
      await resolve(deps, session, outcomes[session.status], { kind: 'silence' })
      resolved += 1
    } catch (error) {
      // The customer wrote, or it was ended otherwise, a moment ago.
      if (!(error instanceof Conflict || error instanceof NotFound)) throw error
    }
  }
  return resolved
}

function silentSince({ db, clock }: Deps, status: SessionStatus[], hours: number): Promise<Session[]> {
  return db.session.findMany({
    where: {
      status: { in: status },
      updatedAt: { lt: new Date(clock().getTime() - hours * 3_600_000) },
      // A session that waits for a person may hold no message but the notice of that.
      ...(status.includes('ACTIVE') ? { lastSeq: { gt: 0 } } : {}),
      messages: { none: { awaitsReply: true } },
    },
    orderBy: { updatedAt: 'asc' },
    take: MAX_AT_ONCE,
  })
}
