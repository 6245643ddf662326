import type { Deps } from '../deps.ts'
import { rollUpDays } from '../usage/roll-up-days.ts'
import { DAY_MS } from '../usage/usage-days.ts'

const AT_ONCE = 500

/**
 * The `purge-expired` job: deletes sessions, with all that belongs to them, in which nothing has happened for
 * RETENTION_DAYS; 0 keeps everything. What they counted for stays in the daily table.
 */
export async function purgeExpiredSessions(deps: Deps): Promise<number> {
  const { retentionDays } = deps.settings
  if (retentionDays === 0) return 0
  await rollUpDays(deps)
  const before = new Date(deps.clock().getTime() - retentionDays * DAY_MS)
  let purged = 0
  while (!deps.stopping.aborted) {
    const expired = await deps.db.session.findMany({
      where: { updatedAt: { lt: before } },
      select: { id: true },
      take: AT_ONCE,
    })
    if (expired.length === 0) break
    const ids = expired.map(({ id }) => id)
    // Asked again with the deletion: a customer may have come back in between.
    const { count } = await deps.db.session.deleteMany({
      where: { id: { in: ids }, updatedAt: { lt: before } },
    })
    purged += count
  }
  // What drafting for editors cost belongs to no session.
  await deps.db.modelCall.deleteMany({ where: { sessionId: null, createdAt: { lt: before } } })
  return purged
}
