import type { Deps } from '../deps.ts'
import { Conflict, NotFound } from '../errors.ts'
import { resolve } from './resolve-session.ts'

const MOST_AT_ONCE = 500

/**
 * The `assume-resolution` job: silence after the bot's answer for ASSUME_RESOLVED_HOURS counts as an assumed
 * resolution, apart from confirmed ones. Sessions that wait for a person or are with one are never assumed.
 */
export async function assumeResolutions(deps: Deps): Promise<number> {
  const before = new Date(deps.clock().getTime() - deps.settings.assumeResolvedHours * 3_600_000)
  const silent = await deps.db.session.findMany({
    where: {
      status: 'ACTIVE',
      updatedAt: { lt: before },
      lastSeq: { gt: 0 },
      messages: { none: { awaitsReply: true } },
    },
    orderBy: { updatedAt: 'asc' },
    take: MOST_AT_ONCE,
  })
  let resolved = 0
  for (const session of silent) {
    try {
      await resolve(deps, session, 'ASSUMED', { kind: 'silence' })
      resolved += 1
    } catch (error) {
      // The customer wrote, or somebody else ended it, a moment ago.
      if (!(error instanceof Conflict || error instanceof NotFound)) throw error
    }
  }
  return resolved
}
